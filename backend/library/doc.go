// Package library is the knowledge base as people work on it: it imports files and
// starter packs into the knowledge file, keeps the index in step, and takes documents
// out again. It joins ingest, store and index; it answers no question.
package library
