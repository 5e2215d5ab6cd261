package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/retrieve"
)

// longestLine is the longest line of a queries file.
const longestLine = 16 << 20

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// readCorpus makes passages exactly as an import does.
func readCorpus(ctx context.Context, c collection, skipped func(ingest.Skip)) ([]assist.Passage, error) {
	if c.titles {
		return readTitles(c.corpus)
	}
	if !exists(c.corpus) {
		return nil, missing(c.corpus, nil)
	}
	src := ingest.Source{Name: filepath.Base(c.corpus), Path: c.corpus, Open: func() (io.ReadCloser, error) { return os.Open(c.corpus) }}
	var out []assist.Passage
	var torn error
	err := ingest.Read(ctx, src, ingest.Options{}, ingest.Sink{
		Put: func(item ingest.Item) error {
			out = append(out, item.Passages...)
			return nil
		},
		Skip: func(s ingest.Skip) {
			if s.Code == ingest.Unreadable { // what follows is missing: no figure would mean anything
				torn = unreadable(c.corpus, s.Line, errors.New(s.Detail))
			}
			if skipped != nil {
				skipped(s)
			}
		},
	})
	if err == nil && torn != nil {
		return nil, torn
	}
	if err == nil && len(out) == 0 {
		err = assist.NewError(assist.CodeInvalid, fmt.Sprintf("There is no readable record in %s.", filepath.Base(c.corpus)), nil)
	}
	return out, err
}

// readTitles makes an entry of every record whose title is all there is to match. It has
// nothing to quote, which is why an import would leave it out.
func readTitles(path string) ([]assist.Passage, error) {
	var out []assist.Passage
	err := eachLine(path, func(line []byte) error {
		var rec struct {
			ID    string `json:"id"`
			Title string `json:"title"`
		}
		if err := json.Unmarshal(line, &rec); err != nil {
			return err
		}
		out = append(out, assist.Passage{ID: rec.ID, DocumentID: rec.ID, Kind: assist.PassageFAQ, Questions: []string{rec.Title}})
		return nil
	})
	return out, err
}

// query is one line of a queries file.
type query struct {
	ID      string `json:"id"`
	Text    string `json:"text"`
	History []struct {
		Role assist.Role `json:"role"`
		Text string      `json:"text"`
	} `json:"history"`
}

// readQuery reads the query from the conversation, as the desk does.
func readQuery(q query) assist.Query {
	var c assist.Conversation
	for _, h := range q.History {
		c.Turns = append(c.Turns, assist.Turn{Role: h.Role, Kind: assist.TurnText, Text: h.Text})
	}
	c.Turns = append(c.Turns, assist.Turn{Role: assist.RoleCustomer, Kind: assist.TurnText, Text: q.Text})
	read := retrieve.NewReader().Read(c)
	if read.Kind != assist.QueryQuestion {
		read.Kind, read.Text = assist.QueryQuestion, q.Text // it is judged, so it asks something
	}
	return read
}

// plainHistory is how many utterances the floor puts before the last one.
const plainHistory = 4

// plainQuery is the last utterance with those before it.
func plainQuery(q query) assist.Query {
	out := assist.Query{Kind: assist.QueryQuestion, Text: q.Text}
	for _, h := range q.History[max(0, len(q.History)-plainHistory):] {
		out.Context = append(out.Context, h.Text)
	}
	return out
}

func readQueries(path string) ([]query, error) {
	var out []query
	err := eachLine(path, func(line []byte) error {
		var q query
		if err := json.Unmarshal(line, &q); err != nil {
			return err
		}
		out = append(out, q)
		return nil
	})
	return out, err
}

// readJudgements gives the graded records of each query; grade 0 judges nothing.
func readJudgements(path string) (map[string]map[string]int, error) {
	out := map[string]map[string]int{}
	err := eachLine(path, func(line []byte) error {
		f := strings.Split(string(line), "\t")
		if len(f) != 3 {
			return errors.New("not three columns")
		}
		grade, err := strconv.Atoi(strings.TrimSpace(f[2]))
		if err != nil {
			return err
		}
		if grade > 0 {
			if out[f[0]] == nil {
				out[f[0]] = map[string]int{}
			}
			out[f[0]][f[1]] = grade
		}
		return nil
	})
	return out, err
}

// eachLine reads a text file, unpacked when its name ends in .gz; do's error ends it.
func eachLine(path string, do func(line []byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return missing(path, err)
	}
	defer f.Close()
	in := io.Reader(f)
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return unreadable(path, 0, err)
		}
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestLine)
	n := 0
	for lines.Scan() {
		n++
		if line := bytes.TrimSpace(lines.Bytes()); len(line) > 0 {
			if err := do(line); err != nil {
				return unreadable(path, n, err)
			}
		}
	}
	if err := lines.Err(); err != nil {
		return unreadable(path, n+1, err)
	}
	return nil
}

func missing(path string, err error) error {
	return assist.NewError(assist.CodeNotFound, fmt.Sprintf("%s is missing. The folder needs corpus.jsonl.gz, queries.SPLIT.jsonl.gz and qrels.SPLIT.tsv.", path), err)
}

func unreadable(path string, line int, err error) error {
	if line == 0 {
		return assist.NewError(assist.CodeUnreadable, fmt.Sprintf("%s cannot be read. Fetch or write the file again.", path), err)
	}
	return assist.NewError(assist.CodeUnreadable, fmt.Sprintf("%s cannot be read at line %d. Mend the line, or fetch the file again.", path, line), err)
}
