// Package learn is for saying how sure a figure is.
//
// Every figure the product prints stands beside its number of cases and an interval.
// Randomness comes from a seed, so that a figure can be printed again.
package learn
