// Package audit lets a supervisor trust the record: it checks that nobody changed what
// the ledger holds.
//
// The chain proves that no entry was changed, removed, put in between or moved. It
// cannot prove that the newest entries were not cut off: what is left is a shorter
// chain without a fault. VerifyFile notices a cut where the rest of the file still
// names what is gone, and a fence that was taken down; whoever wants to be sure keeps
// Head somewhere else and compares.
package audit
