package retrieve

// The features of a candidate, the columns of a row. Shares are 0..1; "of the best" is
// relative to the largest value in the pool; sums of rarities are divided by the
// question's, so that rows of long and short questions, of large and small collections
// compare.
const (
	fScore = iota
	fScoreBest
	fPlace
	fOwn
	fOwnBest
	fRule
	fRuleBest

	fGroup
	fGroupBest
	fGroupShare
	fGroupPlace

	fTitleBM25
	fAskedBM25
	fBodyBM25
	fTitleBest
	fAskedBest
	fBodyBest
	fAllBM25
	fAllBest

	fTitleCover
	fAskedCover
	fBodyCover
	fAnyCover
	fMissing
	fCharCover

	fPairs
	fPairsBest
	fRun
	fWindow
	fWindowBest
	fFirst

	fSimilar
	fSimilarBest
	fSaid
	fExact
	fTitleSaid

	fNearest
	fNearestBest
	fNearThree
	fNearThreeBest
	fNearMean
	fPhrasings
	fVotes
	fWordEvidence
	fPairEvidence
	fGramEvidence
	fAllEvidence

	fAgentCover
	fAgentBest
	fCustomerCover
	fCustomerBest
	fEarlierCover
	fEarlierBest
	fSpoken
	fJointCover
	fContext

	fNamed
	fNamedBest
	fNamedLately
	fCalled
	fCalledBest

	fLetters
	fLettersBest

	fBodyLength
	fTitleLength
	fQuestionLength
	fChinese
	fFAQ

	features
)

// feature is a column's name and the group it is switched off with in an ablation.
type feature struct{ name, group string }

func columns() [features]feature {
	return [features]feature{
		fScore: {"score", "search"}, fScoreBest: {"score_best", "search"}, fPlace: {"place", "search"},
		fOwn: {"own", "search"}, fOwnBest: {"own_best", "search"}, fRule: {"rule", "search"}, fRuleBest: {"rule_best", "search"},

		fGroup: {"group", "document"}, fGroupBest: {"group_best", "document"},
		fGroupShare: {"group_share", "document"}, fGroupPlace: {"group_place", "document"},

		fTitleBM25: {"title_bm25", "fields"}, fAskedBM25: {"asked_bm25", "fields"}, fBodyBM25: {"body_bm25", "fields"},
		fTitleBest: {"title_best", "fields"}, fAskedBest: {"asked_best", "fields"}, fBodyBest: {"body_best", "fields"},
		fAllBM25: {"all_bm25", "fields"}, fAllBest: {"all_best", "fields"},

		fTitleCover: {"title_cover", "coverage"}, fAskedCover: {"asked_cover", "coverage"}, fBodyCover: {"body_cover", "coverage"},
		fAnyCover: {"any_cover", "coverage"}, fMissing: {"missing", "coverage"}, fCharCover: {"char_cover", "coverage"},

		fPairs: {"pairs", "proximity"}, fPairsBest: {"pairs_best", "proximity"}, fRun: {"run", "proximity"},
		fWindow: {"window", "proximity"}, fWindowBest: {"window_best", "proximity"}, fFirst: {"first", "proximity"},

		fSimilar: {"similar", "overlap"}, fSimilarBest: {"similar_best", "overlap"}, fSaid: {"said", "overlap"},
		fExact: {"exact", "overlap"}, fTitleSaid: {"title_said", "overlap"},

		fNearest: {"nearest", "phrasings"}, fNearestBest: {"nearest_best", "phrasings"},
		fNearThree: {"near_three", "phrasings"}, fNearThreeBest: {"near_three_best", "phrasings"},
		fNearMean: {"near_mean", "phrasings"}, fPhrasings: {"phrasings", "phrasings"}, fVotes: {"votes", "phrasings"},
		fWordEvidence: {"word_evidence", "phrasings"}, fPairEvidence: {"pair_evidence", "phrasings"},
		fGramEvidence: {"gram_evidence", "phrasings"}, fAllEvidence: {"all_evidence", "phrasings"},

		fAgentCover: {"agent_cover", "context"}, fAgentBest: {"agent_best", "context"},
		fCustomerCover: {"customer_cover", "context"}, fCustomerBest: {"customer_best", "context"},
		fEarlierCover: {"earlier_cover", "context"}, fEarlierBest: {"earlier_best", "context"},
		fSpoken: {"spoken", "context"}, fJointCover: {"joint_cover", "context"}, fContext: {"context", "context"},

		fNamed: {"named", "subject"}, fNamedBest: {"named_best", "subject"}, fNamedLately: {"named_lately", "subject"},
		fCalled: {"called", "subject"}, fCalledBest: {"called_best", "subject"},

		fLetters: {"letters", "letters"}, fLettersBest: {"letters_best", "letters"},

		fBodyLength: {"body_length", "shape"}, fTitleLength: {"title_length", "shape"},
		fQuestionLength: {"question_length", "shape"}, fChinese: {"chinese", "shape"}, fFAQ: {"faq", "shape"},
	}
}

// FeatureNames names the columns of a row in their order.
func FeatureNames() []string {
	out := make([]string, 0, features)
	for _, f := range columns() {
		out = append(out, f.name)
	}
	return out
}

// FeatureGroups gives each column's group: what an ablation switches off together.
func FeatureGroups() []string {
	out := make([]string, 0, features)
	for _, f := range columns() {
		out = append(out, f.group)
	}
	return out
}
