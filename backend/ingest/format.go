package ingest

import (
	"path"
	"strings"
)

const (
	formatMarkdown = "markdown"
	formatHTML     = "html"
	formatText     = "text"
	formatCSV      = "csv"
	formatJSONL    = "jsonl"
	formatPDF      = "pdf"
	formatDOCX     = "docx"
	formatPPTX     = "pptx"
	formatXLSX     = "xlsx"
	formatZIP      = "zip"

	supported = "readable: .pdf .docx .xlsx .pptx .md .markdown .html .htm .txt .csv .tsv .jsonl .ndjson .jsonl.gz .ndjson.gz, and .zip of them"
)

// Extensions are the endings of the names of files that can be read.
func Extensions() []string {
	return []string{
		".pdf", ".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".pptm", ".md", ".markdown", ".html", ".htm", ".xhtml", ".txt", ".text",
		".csv", ".tsv", ".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".zip",
	}
}

// formatOf is "" for a name that says no readable format.
func formatOf(name string) string {
	lower := strings.ToLower(name)
	if strings.HasSuffix(lower, ".jsonl.gz") || strings.HasSuffix(lower, ".ndjson.gz") {
		return formatJSONL
	}
	switch path.Ext(lower) {
	case ".md", ".markdown":
		return formatMarkdown
	case ".html", ".htm", ".xhtml":
		return formatHTML
	case ".txt", ".text":
		return formatText
	case ".csv", ".tsv":
		return formatCSV
	case ".jsonl", ".ndjson":
		return formatJSONL
	case ".pdf":
		return formatPDF
	case ".docx", ".docm":
		return formatDOCX
	case ".pptx", ".pptm":
		return formatPPTX
	case ".xlsx", ".xlsm":
		return formatXLSX
	case ".zip":
		return formatZIP
	}
	return ""
}

// unsupported says what to do about a file that no reader is for.
func unsupported(name string) Skip {
	detail := supported
	switch strings.ToLower(path.Ext(name)) {
	case ".doc", ".dot", ".wps", ".rtf", ".odt", ".pages":
		detail = "save it as .docx or .pdf"
	case ".xls", ".et", ".ods", ".numbers":
		detail = "save it as .xlsx or .csv"
	case ".ppt", ".dps", ".odp", ".key":
		detail = "save it as .pptx or .pdf"
	case ".rar", ".7z", ".tar", ".gz", ".tgz":
		detail = "pack the files as .zip"
	}
	return Skip{Name: name, Code: Unsupported, Detail: detail}
}
