// Package learn is for saying how sure a figure is.
//
// It is also for keeping a promise about how often one is wrong: exact bounds, thresholds
// that keep a risk budget (Plan) and an alarm for when they no longer do (Alarm).
//
// Every figure the product prints stands beside its number of cases and an interval.
// Randomness comes from a seed, so that a figure can be printed again.
package learn
