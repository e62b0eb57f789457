const MB = 1024 * 1024;

/** Beyond the product's own limit for any file (20 MB) nothing is read at all. */
export const MAX_FILE_BYTES = 20 * MB;
/** What one part of a .docx or .xlsx may unpack to: the text of a 500-page plan is below 10 MB of XML. */
export const MAX_PART_BYTES = 48 * MB;
/** All parts that are read, together. */
export const MAX_UNPACKED_BYTES = 96 * MB;
export const MAX_ZIP_ENTRIES = 5000;
export const MAX_BLOCKS = 30_000;
export const MAX_CELLS_A_ROW = 60;
export const MAX_CHARACTERS = 5_000_000;
export const MAX_PDF_PAGES = 400;
