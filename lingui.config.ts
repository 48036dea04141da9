import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** Words of visitors, staff, brands and gates stay apart, so that nobody loads the others'. */
export default defineConfig({
  locales: ['en', 'ja', 'zh', 'fr'],
  sourceLocale: 'en',
  catalogs: [
    {
      path: 'src/web/words/{locale}',
      include: ['src/web'],
      exclude: ['src/web/staff/**', 'src/web/brand/**', 'src/web/tables/**', 'src/web/gate/**'],
    },
    { path: 'src/web/staff/words/{locale}', include: ['src/web/staff', 'src/web/tables'] },
    { path: 'src/web/brand/words/{locale}', include: ['src/web/brand', 'src/web/tables'] },
    { path: 'src/web/gate/words/{locale}', include: ['src/web/gate'] },
  ],
  format: formatter({ origins: false, lineNumbers: false, printPlaceholdersInComments: false }),
});
