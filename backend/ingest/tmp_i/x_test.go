package x
import ("testing";"baihua/backend/eval";"encoding/json")
func TestX(t *testing.T){
 for _, d := range []string{"retrieval/en_doc2dial","retrieval/zh_wiki","retrieval/zh_insurance_faq","pharmacy/en_medicationqa","retrieval/en_mtrag_mini"} {
  for _, rk := range []string{"baihua","bm25"} {
  rs, err := eval.Retrieval(t.Context(), "/work/shared/data/"+d, "dev", rk, eval.RetrievalOptions{})
  if err != nil { t.Fatal(err) }
  for _, r := range rs { b,_ := json.Marshal(r); t.Log(rk, string(b)) }
  }
 }
}
