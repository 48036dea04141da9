import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** Visitors' words and staff's words stay apart, so that a visitor never loads the latter. */
export default defineConfig({
  locales: ['en', 'ja', 'zh', 'fr'],
  sourceLocale: 'en',
  catalogs: [
    { path: 'src/web/words/{locale}', include: ['src/web'], exclude: ['src/web/staff/**', 'src/web/gate/**'] },
    { path: 'src/web/staff/words/{locale}', include: ['src/web/staff'] },
  ],
  format: formatter({ origins: false, lineNumbers: false, printPlaceholdersInComments: false }),
});
