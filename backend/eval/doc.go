// Package eval measures the product on files with known answers: a pack's golden
// questions through the whole desk pipeline, and ranking on collections in a
// documented schema, each figure with its n and 95 % interval. It is a composition
// root: it may construct what every other room only names.
package eval
