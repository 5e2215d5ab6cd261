package index

// table is strings one after the other, with where each begins.
type table struct {
	at    []uint32
	bytes []byte
}

func (t *table) add(s []byte) {
	t.at = append(t.at, uint32(len(t.bytes)))
	t.bytes = append(t.bytes, s...)
}

func (t *table) len() int { return len(t.at) }

// ends gives where each begins and, at last, where the last one ends.
func (t *table) ends() []uint32 { return append(t.at, uint32(len(t.bytes))) }

// slots makes a hash table of the strings' numbers plus one, at most two thirds full.
func (t *table) slots() []uint32 {
	size := 1
	for 2*size < 3*t.len() {
		size *= 2
	}
	out := make([]uint32, size)
	for i := range t.at {
		end := len(t.bytes)
		if i+1 < len(t.at) {
			end = int(t.at[i+1])
		}
		slot := int(hash(t.bytes[t.at[i]:end])) & (size - 1)
		for out[slot] != 0 {
			slot = (slot + 1) & (size - 1)
		}
		out[slot] = uint32(i + 1)
	}
	return out
}

// lookup finds s in such a table.
func lookup(slots []byte, s string, get func(i uint32) []byte) (uint32, bool) {
	size := len(slots) / 4
	for slot := int(hash(s)) & (size - 1); ; slot = (slot + 1) & (size - 1) {
		i := u32(slots, uint32(slot))
		if i == 0 {
			return 0, false
		}
		if string(get(i-1)) == s {
			return i - 1, true
		}
	}
}
