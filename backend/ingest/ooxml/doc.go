// Package ooxml opens the parts of Office Open XML files (DOCX, PPTX, XLSX): a ZIP file
// of XML parts that point at each other by relationships. It knows nothing of documents.
package ooxml
