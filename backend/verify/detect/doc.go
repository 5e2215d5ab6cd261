// Package detect says how likely a claim is not borne out by its evidence, from light
// features: what of the claim the evidence has, in which words, figures and order. It
// is trained by `baihuactl train verify`; the weights are part of the program. What it
// cannot see are facts swapped for others that the evidence speaks of as well: those
// are the business of the vetoes, which it never overrules.
package detect
