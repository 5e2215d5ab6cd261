package text

// OwnScript says which Chinese script a text must be read in: "hant" or "hans" when it
// has characters which only that script uses (the more frequent where it has both), ""
// when it reads the same in either. Script cannot say this: it calls neutral text hans.
func OwnScript(s string) string {
	hant, hans := 0, 0
	for _, r := range s {
		if !isHan(r) {
			continue
		}
		if _, only := simplify(r); only {
			hant++
		} else if onlySimplified(r) {
			hans++
		}
	}
	switch {
	case hant > hans:
		return "hant"
	case hans > 0:
		return "hans"
	}
	return ""
}
