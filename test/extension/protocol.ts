/** What the tests inside the editor and the driver outside say to each other, through the host's console. */

/** Starts the lines of the report. */
export const reportLine = "glyphguard-test| ";

/** Asks the driver to press the button that trusts the workspace; the editor of workspace trust is open. */
export const trustRequest = "glyphguard-test> trust this workspace";

/** The variable with the path of the JSON file that holds the tally of a run which came to its end. */
export const resultVariable = "GLYPHGUARD_TEST_RESULT";

/** The variable with the names of the files to run instead of all, without `.cjs`, separated by commas. */
export const filesVariable = "GLYPHGUARD_TEST_FILES";

/** The variable with the path of the JSON file for what `provoke/typing` measures. */
export const ownWorkVariable = "GLYPHGUARD_OWN_WORK";

/** What the extension itself did in the host, in ms. */
export interface OwnWorkFigures {
  /** By key. */
  keys?: number[];
  paste?: number;
  undo?: number;
  cursors?: number;
  format?: number;
}
