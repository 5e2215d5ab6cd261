package text

// tables are the word lists of this package in the form in which they are searched.
type tables struct {
	units                         lexicon[unit]
	opposites                     lexicon[[]pole]
	polarities                    lexicon[polarity]
	relatives                     lexicon[string]
	negators, notNegative, bounds lexicon[string]
	ages                          lexicon[string]
	forms, looseForms, medicine   lexicon[string]
	operators, conditions         lexicon[string]
}

// lexicons is built before main and never changed: building it takes longer than
// reading a text with it.
var lexicons = readTables() //nolint:gochecknoglobals // read only

func readTables() tables {
	return tables{
		units:       readUnits(unitTable),
		opposites:   readOpposites(oppositeTable),
		polarities:  readPolarities(polarityTable),
		relatives:   words(relativeTable),
		negators:    words(negatorTable),
		notNegative: words(notNegativeTable),
		bounds:      words(boundTable),
		ages:        words(ageTable),
		forms:       words(formTable),
		looseForms:  words(looseFormTable),
		medicine:    words(medicineTable),
		operators:   words(operatorTable),
		conditions:  words(conditionTable),
	}
}
