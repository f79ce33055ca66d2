/** What paths tell: folders in which all is of one kind, then names of files. The first that fits counts. */
const kinds: readonly (readonly [kind: string, path: RegExp])[] = [
  ["in an installed package", /(?:^|\/)(?:node_modules|bower_components|jspm_packages|site-packages)\//],
  ["vendored", /(?:^|\/)(?:vendor|third[_-]party)\//i],
  ["a lock file", /\.lock$|[.-]lock\.(?:json|ya?ml|hcl)$|(?:^|\/)(?:npm-shrinkwrap\.json|go\.sum|Package\.resolved)$/],
  ["minified", /[.-]min\.(?:js|mjs|cjs|css)$|[.-]bundle\.(?:js|mjs|cjs|css)$/],
  [
    "generated",
    /\.(?:generated|designer|g|freezed)\.[a-z]+$|\.pb\.[a-z]+$|_pb2(?:_grpc)?\.pyi?$|_pb\.(?:d\.ts|js|ts)$/i,
  ],
  ["generated", /_generated\.[a-z]+$|\.(?:js|mjs|cjs|css)\.map$/],
];

/**
 * What a path says of a file that nobody writes by hand, such as "a lock file"; nothing of others. Such files are
 * scanned like all others: who hides something does it where nobody looks.
 */
export function kindOfGenerated(path: string): string | undefined {
  return kinds.find(([, fits]) => fits.test(path))?.[0];
}
