// Package assisttest is for tests of rooms that need records: suites that every
// implementation of assist's seams must pass, and Memory, a small implementation that
// passes them without a file.
package assisttest
