// Package pdf reads the text layer of PDF files: lines with their boxes, page by page,
// put in reading order, without running heads and feet, tables as rows and cells.
//
// The files are parsed by PDFium compiled to WebAssembly, inside a sandbox with its own
// bounded memory and no files: a hostile file can make the sandbox fail or be stopped,
// nothing else.
package pdf
