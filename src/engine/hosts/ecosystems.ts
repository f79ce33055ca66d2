/** Where names of packages stand. */
export interface Ecosystem {
  /** Of paths. A row without files and languages holds everywhere. */
  readonly files?: RegExp;
  /** Ids of our languages; either is enough. */
  readonly languages?: readonly string[];
  /** Something that each line has in which one of the names can be found: most lines are searched no further. */
  readonly needs?: RegExp;
  /**
   * The first group is a name, or several between blanks and commas. None may match nothing, or look at a character more
   * than thrice.
   */
  readonly names: readonly RegExp[];
}

const codeHosts = [
  "(?:github|gitlab)\\.com|(?:bitbucket|codeberg)\\.org|raw\\.githubusercontent\\.com|ghcr\\.io",
  "esm\\.sh|unpkg\\.com|cdn\\.jsdelivr\\.net/npm|cdn\\.skypack\\.dev|deno\\.land/x|jsr\\.io",
  "npmjs\\.com/package|pypi\\.org/project|crates\\.io/crates|rubygems\\.org/gems|hub\\.docker\\.com/r",
].join("|");
const pathPart = "[^\\s/\"'<>()[\\]{}#?,;`|\\u3000-\\u303F\\uFF00-\\uFF20]";

const script = ["javascript", "javascriptreact", "typescript", "typescriptreact", "vue", "svelte", "astro", "html"];

/** A row an ecosystem. None of them but NuGet takes names beyond ASCII, and none of them publishes such names. */
export const ecosystems: readonly Ecosystem[] = [
  {
    files: /(?:^|\/)(?:package(?:-lock)?|npm-shrinkwrap|bower|composer|deno|jsr|import_?map)\.jsonc?$/i,
    names: [
      /"([^"\\]*)"\s*:\s*"(?:[\^~<>=*\dv]|latest|next|beta|npm:|jsr:|workspace:|catalog:|file:|link:|git|https?:|dev-)/g,
      /"([^"\\]*node_modules\/[^"\\]*)"\s*:\s*\{/g,
    ],
  },
  {
    files: /(?:^|\/)(?:package|deno|jsr|import_?map)\.jsonc?$/i,
    names: [/"((?:npm|jsr):[^"\\]*)/g],
  },
  {
    languages: ["html"],
    files: /(?:(?:^|\/)(?:deno|[^/]*import[-_]?map[^/]*)\.jsonc?|\.html?)$/i,
    names: [/"([^"\\]*)"\s*:\s*"(?:https?:\/\/|\.{0,2}\/)/g],
  },
  { files: /(?:^|\/)(?:yarn\.lock|pnpm-lock\.yaml)$/i, names: [/^\s*["']?\/?([^\s"':(]+)(?:@|["']?:)/g] },
  {
    languages: script,
    files: /\.(?:[cm]?[jt]sx?|vue|svelte|astro|html?)$/i,
    names: [/\b(?:from|import)\s*(?:\(\s*)?["'`]([^"'`]*)/g, /\brequire(?:\.resolve)?\s*\(\s*["'`]([^"'`]*)/g],
  },
  { files: /(?:^|\/)[^/]*(?:requirements|constraints)[^/]*\.(?:txt|in)$/i, names: [/^\s*([^\s=<>~!;[\]#@]+)/g] },
  {
    files: /(?:^|\/)(?:pyproject\.toml|Pipfile|poetry\.lock|uv\.lock)$/i,
    names: [
      /(?:^|[[,])\s*["']([^\s"'<>=~!;[\]@(]+)/g,
      /^\s*["']?([^\s="'[\]#]+)["']?\s*=\s*["'{]/g,
      /^\s*name\s*=\s*"([^"]*)/g,
    ],
  },
  { languages: ["python"], files: /\.pyw?$/i, names: [/^\s*from\s+(\S+)\s+import\b/g, /^\s*import\s+([^#;]*)/g] },
  {
    files: /(?:^|\/)Cargo\.(?:toml|lock)$/i,
    names: [
      /^\s*["']?([^\s="'[\]#.]+)(?:\.[a-z]+)?["']?\s*=/g,
      /^\s*\[[^\]]*\.([^\].]*)\]/g,
      /^\s*name\s*=\s*"([^"]*)/g,
      /\bpackage\s*=\s*"([^"]*)/g,
    ],
  },
  {
    files: /(?:^|\/)(?:[^/]*environment[^/]*|conda[^/]*|meta|recipe)\.ya?ml$/i,
    names: [/^\s*-\s+["']?(?:[\w.-]+::)?([^\s"'=<>~!;[\]#:]+)/g],
  },
  {
    languages: ["c", "cpp", "objective-c", "objective-cpp", "cuda-cpp"],
    files: /\.(?:[ch]|cc|cpp|cxx|c\+\+|hh|hpp|hxx|inl|ipp|m|mm|cu)$/i,
    names: [/^\s*#\s*(?:include|include_next|import)\s*[<"]([^>"]*)/g],
  },
  {
    languages: ["rust"],
    files: /\.rs$/i,
    names: [/^\s*(?:pub(?:\([^)]*\))?\s+)?(?:use|extern\s+crate)\s+(?:::)?([^\s:;{]+)/g],
  },
  {
    files: /(?:^|\/)go\.(?:mod|sum|work)$/i,
    names: [/^\s*(?:(?:require|replace|exclude|module)\s+)?([^\s()]+\/[^\s()]+)/g],
  },
  { languages: ["go"], files: /\.go$/i, names: [/^\s*(?:import\s+)?(?:[\w.]+\s+)?"([^"]*)"\s*(?:\/\/.*)?$/g] },
  {
    languages: ["java", "kotlin", "scala", "groovy", "csharp", "swift", "dart", "php", "haskell", "elixir"],
    files: /\.(?:java|kts?|scala|groovy|cs|swift|dart|php|hs|exs?)$/i,
    names: [/^\s*(?:import|using|use|alias)\s+(?:static\s+|qualified\s+)?["']?([^\s;"'{]+)/g],
  },
  { files: /\.(?:xml|pom)$/i, names: [/<(?:groupId|artifactId)>([^<]*)/g] },
  {
    files: /\.(?:gradle|kts|sbt|mill)$/i,
    names: [
      /\b(?:implementation|api|\w*[oO]nly|\w*Implementation|kapt|ksp|classpath|annotationProcessor|id)\b[\s(]*["']([^"']*)/g,
    ],
  },
  {
    files: /\.(?:[cfv]sproj|props|targets|config|nuspec)$/i,
    names: [
      /<Package(?:Reference|Version|Download)\s[^<>]*?\b(?:Include|Update)\s*=\s*"([^"]*)/g,
      /<package\s[^<>]*?\bid\s*=\s*"([^"]*)/g,
    ],
  },
  {
    files: /(?:^|\/)(?:Gemfile|gems\.rb|[^/]*\.gemspec|Podfile|Brewfile)$/i,
    names: [/^\s*(?:gem|pod|brew|cask|[\w.]+dependency)[\s(]+["']([^"']*)/g],
  },
  { files: /(?:^|\/)(?:Gemfile|Podfile)\.lock$/i, names: [/^\s+(?:-\s+)?([^\s(!=]+)/g] },
  { languages: ["ruby"], files: /\.(?:rb|rake|ru)$/i, names: [/^\s*require\s+["']([^"']*)/g] },
  { files: /(?:^|\/)pubspec\.(?:yaml|lock)$/i, names: [/^\s+([^\s:#]+)\s*:/g] },
  {
    languages: ["dockerfile"],
    files: /(?:^|\/)(?:[^/]*\.)?(?:Docker|Container)file[^/]*$/i,
    names: [/^\s*FROM\s+(?:--\S+\s+)*(\S+)/gi, /^\s*COPY\s+--from=(\S+)/gi],
  },
  {
    languages: ["yaml"],
    files: /\.ya?ml$/i,
    names: [/^\s*(?:-\s+)?["']?(?:image|uses|container)["']?\s*:\s*["']?([^\s"'#]+)/g],
  },
  {
    needs:
      /\b(?:p?npm|yarn|bunx?|npx|pipx|uvx?|pip3?|poetry|conda|gem|cargo|go|composer|dotnet|brew|apt(?:-get)?|docker|podman)\s|\.(?:com|org|io|sh|net|dev|land)[/:]/i,
    names: [
      /\b(?:npm|pnpm|yarn|bun)\s+(?:i|install|add|ci|exec|dlx|x)\s+([^\n;&|`"'<>)]*)/g,
      /\b(?:npx|bunx|pipx\s+(?:install|run)|uvx|uv\s+add|uv\s+pip\s+install|pip3?\s+install|poetry\s+add|conda\s+install)\s+([^\n;&|`"'<>)]*)/g,
      /\b(?:gem\s+install|cargo\s+(?:add|install)|go\s+(?:get|install)|composer\s+require|dotnet\s+add\s+package|brew\s+install|apt(?:-get)?\s+install)\s+([^\n;&|`"'<>)]*)/g,
      /\b(?:docker|podman)\s+(?:pull|run)\s+([^\n;&|`"'<>)]*)/g,
      new RegExp(`\\b(?:${codeHosts})[/:](${pathPart}+(?:/${pathPart}+)?)`, "gi"),
    ],
  },
];
