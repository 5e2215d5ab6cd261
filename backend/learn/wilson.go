package learn

import "math"

// Wilson is the score interval of a share k of n at normal quantile z (1.96 for 95 %):
// Wilson, JASA 22 (1927); recommended for small n by Brown, Cai and DasGupta,
// Statistical Science 16 (2001). Nothing counted is everything possible: 0..1.
func Wilson(k, n int, z float64) (lo, hi float64) {
	if n <= 0 {
		return 0, 1
	}
	total := float64(n)
	p := float64(k) / total
	z2 := z * z
	centre := (p + z2/(2*total)) / (1 + z2/total)
	half := z / (1 + z2/total) * math.Sqrt(p*(1-p)/total+z2/(4*total*total))
	lo, hi = max(0, centre-half), min(1, centre+half)
	if k == 0 {
		lo = 0 // rounding must not leave a crumb
	}
	if k == n {
		hi = 1
	}
	return lo, hi
}
