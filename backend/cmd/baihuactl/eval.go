package main

import "github.com/spf13/cobra"

func newEval() *cobra.Command {
	return group("eval", "Measure quality on files with known answers", newEvalGolden(), newEvalRetrieval(), newEvalLeftOut(), newEvalSwaps(), newEvalGroundedness(), newEvalPolicy(), newEvalRisk())
}
