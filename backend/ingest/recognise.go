package ingest

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"baihua/backend/ingest/pdf"
)

// recognisedAttribute lists the pages of a document that were read from pictures, "2,3".
const recognisedAttribute = "recognised_pages"

const (
	pageTime  = 60 * time.Second // for the recognition of one page
	probeTime = 10 * time.Second
	// sure is the mean confidence, of 100, below which Tesseract's words are noise.
	sure = 55
)

// recogniser reads pictures of text with Tesseract.
type recogniser struct{ program, languages string }

// findRecogniser is nil where Tesseract is not installed or knows neither language.
func findRecogniser() *recogniser {
	program, err := exec.LookPath("tesseract")
	if err != nil {
		program = filepath.Join(os.Getenv("ProgramFiles"), "Tesseract-OCR", "tesseract.exe")
	}
	ctx, cancel := context.WithTimeout(context.Background(), probeTime)
	defer cancel()
	listed, err := exec.CommandContext(ctx, program, "--list-langs").CombinedOutput()
	if err != nil {
		return nil
	}
	var languages []string
	for _, language := range []string{"chi_sim", "eng"} {
		if slices.Contains(strings.Fields(string(listed)), language) {
			languages = append(languages, language)
		}
	}
	if len(languages) == 0 {
		return nil
	}
	return &recogniser{program, strings.Join(languages, "+")}
}

// recognise reads a page that is a picture; false where that is not possible or nothing
// sure came of it.
func (r *reader) recognise(ctx context.Context, f *pdf.File, page int) (string, bool) {
	program := r.opt.Engines.ocr()
	if program == nil {
		return "", false
	}
	picture, err := f.Picture(page)
	if err != nil {
		return "", false
	}
	r.breathe()
	text, ok := program.read(ctx, picture)
	r.breathe()
	return text, ok
}

// read gives what the picture says, as lines.
func (t *recogniser) read(ctx context.Context, picture *image.Gray) (string, bool) {
	ctx, cancel := context.WithTimeout(ctx, pageTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, t.program, "stdin", "stdout", "-l", t.languages, "--dpi", strconv.Itoa(pdf.PictureDPI), "tsv")
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	cmd.Stdin = graymap(picture)
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	if err != nil {
		return "", false
	}
	return recognisedLines(string(out))
}

// graymap is the picture as a PGM file.
func graymap(p *image.Gray) *bytes.Buffer {
	var b bytes.Buffer
	size := p.Bounds().Size()
	fmt.Fprintf(&b, "P5\n%d %d\n255\n", size.X, size.Y)
	for y := range size.Y {
		b.Write(p.Pix[y*p.Stride : y*p.Stride+size.X])
	}
	return &b
}

// recognisedLines reads Tesseract's table: a row a word, with the numbers of its block,
// paragraph and line, and how sure it is. false says that it is not sure at all.
func recognisedLines(tsv string) (string, bool) {
	var b strings.Builder
	place, paragraph := "", ""
	words, sum := 0, 0.0
	for row := range strings.SplitSeq(tsv, "\n") {
		f := strings.Split(strings.TrimRight(row, "\r"), "\t")
		if len(f) < 12 || f[0] != "5" || strings.TrimSpace(f[11]) == "" {
			continue
		}
		confidence, err := strconv.ParseFloat(f[10], 64)
		if err != nil {
			continue
		}
		words, sum = words+1, sum+confidence
		switch at := strings.Join(f[2:5], "."); {
		case b.Len() == 0:
		case strings.Join(f[2:4], ".") != paragraph:
			b.WriteString("\n\n")
		case at != place:
			b.WriteString("\n")
		default:
			b.WriteString(" ")
		}
		place, paragraph = strings.Join(f[2:5], "."), strings.Join(f[2:4], ".")
		b.WriteString(f[11])
	}
	if words == 0 || sum/float64(words) < sure {
		return "", false
	}
	return withoutGaps(b.String()), true
}

// withoutGaps takes out the spaces that Tesseract puts between Chinese characters.
func withoutGaps(s string) string {
	rs := []rune(s)
	out := rs[:0:0]
	for i, c := range rs {
		if c == ' ' && i > 0 && i+1 < len(rs) && wide(rs[i-1]) && wide(rs[i+1]) {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}
