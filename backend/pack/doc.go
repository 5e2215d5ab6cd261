// Package pack reads the folder of a starter pack (docs/packs.md) and checks it as its
// writer would want it checked before hand-in: lists, articles, golden questions, demo.
// It reads files only; putting a pack into the knowledge base is the library's work.
package pack
