import { defineConfig, type Plugin } from 'vite';

/**
 * Tells the server which file a name stands for: `assets/names.properties` holds lines like
 * `page.js=/assets/page-1a2b.js`. The templates ask for the left side and browsers may keep the right side for ever.
 */
function names(): Plugin {
  return {
    name: 'sandglass-names',
    generateBundle(_, bundle) {
      const lines = [];
      for (const file of Object.values(bundle)) {
        const plain = file.type === 'chunk'
          ? file.isEntry && `${file.name}.js`
          : file.names[0];
        if (plain) lines.push(`${plain}=/${file.fileName}`);
      }
      this.emitFile({ type: 'asset', fileName: 'assets/names.properties', source: lines.sort().join('\n') + '\n' });
    },
  };
}

export default defineConfig({
  plugins: [names()],
  publicDir: 'public',
  build: {
    outDir: 'dist/META-INF/resources', // as the server's jar has it, so that its development mode finds what is new
    emptyOutDir: true,
    target: ['chrome125', 'firefox127', 'safari17.5'],
    cssTarget: ['chrome125', 'firefox127', 'safari17.5'],
    assetsInlineLimit: 0, // data: addresses would need a wider content security policy
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { page: 'src/page.ts', work: 'src/work/work.ts', home: 'src/home.ts' },
    },
  },
});
