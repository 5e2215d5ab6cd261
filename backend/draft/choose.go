package draft

import (
	"slices"

	"baihua/backend/assist"
)

// nearHeading is how near a question must be to a heading or title for the section
// under it to be the answer as a whole.
const nearHeading = .8

// choose picks what is quoted from the best candidate, in the order of the passage, or
// says why nothing can be.
func choose(in assist.DraftInput, best assist.Candidate) (chosen []part, detail string) {
	all := parts(best.Passage)
	if len(all) == 0 {
		return nil, DetailEmpty
	}
	switch best.Passage.Kind {
	case assist.PassageList, assist.PassageTable:
		if weigh(all...) > listWeight {
			return nil, DetailTooLong
		}
		return all, ""
	case assist.PassageFAQ:
		if weigh(all...) <= aboutWeight {
			return all, ""
		}
		return around(all, pick(in, all), true)
	}
	if best.Features.Similar >= nearHeading && weigh(all...) <= aboutWeight && !pointsBack(all[0].text) {
		return all, ""
	}
	return around(all, pick(in, all), false)
}

// around keeps with the core what it would be wrong to leave out: what it points back
// to, the exception or condition that follows, and every warning of the passage.
// answers says that the passage answers a question of its own, which resolves what its
// first sentence points to.
func around(all []part, core int, answers bool) (chosen []part, detail string) {
	keep := make([]bool, len(all))
	if !withContext(all, keep, core, answers) {
		return nil, DetailOpenReference
	}
	for i := range all {
		if warns(all[i].text) && !withContext(all, keep, i, answers) {
			return nil, DetailOpenReference
		}
	}
	for i, p := range all {
		if keep[i] {
			chosen = append(chosen, p)
		}
	}
	if weigh(chosen...) > aboutWeight {
		return nil, DetailTooLong
	}
	return slices.Clip(chosen), ""
}

// withContext marks i with the neighbours it needs; false when it points to something
// before the passage.
func withContext(all []part, keep []bool, i int, answers bool) bool {
	keep[i] = true
	if i > 0 && qualifies(all[i].text) { // "if it is our fault" without the rule misleads
		keep[i-1] = true
		i--
	}
	for k := i; pointsBack(all[k].text); k-- {
		if k == 0 {
			if answers {
				break
			}
			return false
		}
		keep[k-1] = true
	}
	for k := i + 1; k < len(all) && (qualifies(all[k].text) || warns(all[k].text)); k++ {
		keep[k] = true
	}
	return true
}
