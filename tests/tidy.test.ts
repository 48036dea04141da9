import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const source = join(root, 'src');

/** Modules in dependency order: each may use only the faces of those before it. */
const moduleOrder = [
  'editions',
  'people',
  'tickets',
  'market',
  'journeys',
  'orders',
  'passes',
  'carriers',
  'screening',
  'faces',
  'arrivals',
  'showcase',
  'federations',
  'stories',
  'reports',
];
const forbiddenNames = /^(utils?|helpers?|commons?|shared|libs?|misc|types|services?|managers?|base)$/;
const pureNames = /\.(test|config)\.tsx?$/;

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

interface Source {
  readonly path: string;
  readonly text: string;
  readonly isTest: boolean;
  /** Files of ours that it imports, relative to src. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

const files: Source[] = filesBelow(source)
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => {
    const text = readFileSync(path, 'utf8');
    const names = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
    return {
      path: relative(source, path),
      text,
      isTest: pureNames.test(path) || path.includes('/testing/'),
      imports: names
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(source, resolve(dirname(path), name))),
      packages: names.filter((name) => !name.startsWith('.')),
    };
  });
const code = files.filter((file) => !file.isTest);
const faults = (list: readonly Source[], find: (file: Source) => readonly string[]) =>
  list.flatMap((file) => find(file).map((fault) => `${file.path}: ${fault}`));
const moduleOf = (path: string) => /^modules\/([^/]+)\//.exec(path)?.[1];

describe('borders', () => {
  it('kernel and engines are pure: no Node, no clock, no unseeded chance', () => {
    const found = faults(
      code.filter((file) => /^(kernel|engines)\//.test(file.path)),
      (file) => [
        ...file.packages.filter((name) => name.startsWith('node:')),
        ...(file.text.match(/\bDate\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/g) ?? []),
        ...file.imports.filter((name) => !/^(kernel|engines)\//.test(name)),
      ],
    );
    expect(found).toEqual([]);
  });

  it('modules see only faces of modules before them', () => {
    const found = faults(
      code.filter((file) => moduleOf(file.path)),
      (file) => {
        const own = moduleOf(file.path)!;
        return file.imports.filter((name) => {
          const other = moduleOf(name);
          if (/^(server|gate|web|cli)\//.test(name)) return true;
          if (!other || other === own) return false;
          const isFace = /\/(index|contract)\.ts$/.test(name);
          return !isFace || moduleOrder.indexOf(other) >= moduleOrder.indexOf(own);
        });
      },
    );
    expect(found).toEqual([]);
  });

  it('pages and gates see of modules only contracts, and of the kernel and engines everything', () => {
    const found = faults(
      code.filter((file) => /^(web|gate)\//.test(file.path)),
      (file) =>
        file.imports.filter(
          (name) => !/^(web|gate|kernel|engines)\//.test(name) && !/^modules\/[^/]+\/contract\.ts$/.test(name),
        ),
    );
    expect(found).toEqual([]);
  });

  it('SQL stands in store.ts, and only over the own schema', () => {
    const statement = /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[^;'`]*?\b(FROM|INTO|SET|VALUES)\b/;
    const found = faults(
      code.filter((file) => /^modules\//.test(file.path)),
      (file) => {
        if (basename(file.path) !== 'store.ts')
          return statement.test(file.text) && /sql`/.test(file.text) ? ['SQL outside of store.ts'] : [];
        const own = moduleOf(file.path)!;
        if (own === 'reports') return [];
        return [...file.text.matchAll(/\b(?:FROM|INTO|UPDATE|JOIN)\s+([a-z]+)\.["a-z]/g)]
          .map((match) => match[1]!)
          .filter((schema) => schema !== own);
      },
    );
    expect(found).toEqual([]);
  });

  it('no module imports another in a circle', () => {
    const edges = new Map<string, Set<string>>();
    for (const file of code) {
      const own = moduleOf(file.path);
      for (const name of file.imports) {
        const other = moduleOf(name);
        if (own && other && own !== other) edges.set(own, (edges.get(own) ?? new Set()).add(other));
      }
    }
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      [...(edges.get(from) ?? [])].some(
        (next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
      );
    expect([...edges.keys()].filter((name) => reaches(name, name))).toEqual([]);
  });
});

describe('sizes', () => {
  it('files have at most 400 lines, functions at most 70', () => {
    const found = faults(code, (file) => {
      const lines = file.text.split('\n');
      const long = lines.length > 401 ? [`${lines.length} lines`] : [];
      let start = -1;
      lines.forEach((line, index) => {
        if (/^(export )?(async )?function /.test(line)) start = index;
        if (line === '}' && start >= 0) {
          if (index - start + 1 > 70) long.push(`function at line ${start + 1} has ${index - start + 1} lines`);
          start = -1;
        }
      });
      return long;
    });
    expect(found).toEqual([]);
  });

  it('folders have at most 20 source files and 4 levels', () => {
    const counts = new Map<string, number>();
    for (const file of code) counts.set(dirname(file.path), (counts.get(dirname(file.path)) ?? 0) + 1);
    const crowded = [...counts]
      .filter(([folder, count]) => count > (folder.startsWith('modules/') ? 32 : 20))
      .map(([folder, count]) => `${folder}: ${count}`);
    const deep = [...counts.keys()].filter((folder) => folder.split('/').length > 4);
    expect([...crowded, ...deep]).toEqual([]);
  });
});

describe('words', () => {
  it('no empty names, no default exports, no enums, no any, nothing left to do', () => {
    const found = faults(code, (file) => [
      ...file.path
        .replace(/\.tsx?$/, '')
        .split('/')
        .filter((name) => forbiddenNames.test(name)),
      ...(file.text.match(
        /^export default|^(export )?(const )?enum |: any(?=[;,)=\]>|\s]*[;,)=\]>|])|\bas any\b|\bTODO\b|\bFIXME\b|\/\/ XXX/gm,
      ) ?? []),
    ]);
    expect(found).toEqual([]);
  });

  it('a file named verb-object exports one function of that name', () => {
    const verbs =
      /^(get|list|find|save|remove|make|place|begin|record|release|cancel|hold|issue|assign|offer|accept|load|rotate|bind|pair|sync|erase|export|appoint|settle|free|write)-/;
    const found = faults(
      code.filter((file) => /^modules\//.test(file.path) && verbs.test(basename(file.path))),
      (file) => {
        const name = basename(file.path, '.ts').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
        return new RegExp(`export (async )?function ${name}\\b`).test(file.text) ? [] : [`no function ${name}`];
      },
    );
    expect(found).toEqual([]);
  });
});

describe('presence', () => {
  it('every module has a README of at most 40 lines and a face of at most 20 names', () => {
    const found = readdirSync(join(source, 'modules')).flatMap((name) => {
      const readme = join(source, 'modules', name, 'README.md');
      if (!existsSync(readme)) return [`${name}: no README.md`];
      const lines = readFileSync(readme, 'utf8').split('\n').length;
      const face = readFileSync(join(source, 'modules', name, 'index.ts'), 'utf8');
      const names = [...face.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap((match) =>
        match[1]!.split(',').filter((one) => one.trim()),
      );
      return [
        ...(lines > 41 ? [`${name}: README of ${lines} lines`] : []),
        ...(names.length > 20 || /export \*/.test(face) ? [`${name}: face of ${names.length} names`] : []),
      ];
    });
    expect(found).toEqual([]);
  });

  it('every runtime package is named in a decision record', () => {
    const records = readdirSync(join(root, 'docs/decisions'))
      .map((name) => readFileSync(join(root, 'docs/decisions', name), 'utf8'))
      .join('\n');
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies).filter((name) => !records.includes(`\`${name}\``))).toEqual([]);
  });

  it('the graph of modules in ARCHITECTURE.md is the one of the imports', () => {
    const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const drawn = new Set(
      [...text.matchAll(/^ {2}([a-z]+) --> ([a-z]+)$/gm)].map((match) => `${match[1]} --> ${match[2]}`),
    );
    const real = new Set<string>();
    for (const file of code) {
      const own = moduleOf(file.path);
      for (const name of file.imports) {
        const other = moduleOf(name);
        if (own && other && own !== other) real.add(`${own} --> ${other}`);
      }
    }
    expect([...real].sort()).toEqual([...drawn].sort());
  });
});
