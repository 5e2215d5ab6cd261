// Package boost is for learning to rank, and yes or no: boosted regression trees on the gradients of
// LambdaMART (Burges, From RankNet to LambdaRank to LambdaMART, Microsoft Research
// TR-2010-82). Training repeats exactly with its seed; scoring allocates nothing.
package boost
