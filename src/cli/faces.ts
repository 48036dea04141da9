import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import { installKit } from '../platform/faces/install-kit.ts';
import { checkKit, kitFolder } from '../platform/faces/kit.ts';
import { kitFiles, kitPackages } from '../platform/faces/kit-manifest.ts';
import { projectFolder } from './places.ts';
import { fail, say } from './say.ts';

const install = defineCommand({
  meta: { name: 'install', description: 'Fetches the networks and their runtime, about 200 MB, once' },
  async run() {
    const folder = await installKit({ tell: (line) => say(`  ${line}`) }).catch((error: Error) => fail(error.message));
    say(`  The kit is at ${folder}`);
    say('  Read what is known of its networks before you use them: npx kaimon faces card');
  },
});

const check = defineCommand({
  meta: { name: 'check', description: 'Hashes every file of the kit again' },
  args: { json: { type: 'boolean', description: 'For machines' } },
  run({ args }) {
    try {
      const faults = checkKit();
      if (args.json) say(JSON.stringify({ folder: kitFolder(), files: kitFiles().length, faults }));
      else for (const { file, fault } of faults) say(`  ${fault}  ${file}`);
      if (faults.length > 0) fail(`Remove ${kitFolder()} and run: npx kaimon faces install`);
      if (!args.json) say(`  ${kitFiles().length} files are what they were pinned as, at ${kitFolder()}`);
    } catch (error) {
      fail((error as Error).message);
    }
  },
});

const card = defineCommand({
  meta: { name: 'card', description: 'Prints the model card: what is known of the networks and what is not' },
  run() {
    say(readFileSync(join(projectFolder, 'docs/faces-model-card.md'), 'utf8'));
    for (const { name, version, licence, files } of kitPackages) {
      say(`${name} ${version}, ${licence}`);
      for (const file of files.filter((one) => /\.(onnx|bin)$/.test(one.to))) say(`  ${file.sha256}  ${file.to}`);
    }
  },
});

export const facesCommand = defineCommand({
  meta: { name: 'faces', description: 'The opt-in kit of networks for coming in by face' },
  subCommands: { install, check, card },
});
