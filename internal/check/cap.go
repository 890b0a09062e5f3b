package check

import (
	"strconv"

	"balagh/internal/diag"
)

// most is how often one rule speaks of one file; what it has to say beyond that
// is said in one remark.
const most = 20

var manyMoreText = diag.Text{
	AR: "ملاحظات أخرى من القاعدة نفسها في هذا الملف: {0}", FR: "autres remarques de la même règle dans ce fichier : {0}", EN: "more remarks of the same rule in this file: {0}",
}

// Cap keeps the first remarks of each rule on each file and sums up the rest,
// where the first of the rest stands, as grave as the gravest of them. It takes
// what Settle returned and is for showing alone: a summary mends nothing, so
// edits are taken from the whole list.
func Cap(ds []diag.Diagnostic) []diag.Diagnostic {
	type kind struct{ path, rule string }
	count, seen, sum := map[kind]int{}, map[kind]int{}, map[kind]int{}
	for i := range ds {
		count[kind{ds[i].Path, ds[i].Rule}]++
	}
	out := ds[:0:0]
	for _, d := range ds {
		k := kind{d.Path, d.Rule}
		seen[k]++
		switch {
		case count[k] <= most+1 || seen[k] <= most: // one more is as short as its summary
			out = append(out, d)
		case seen[k] == most+1:
			sum[k] = len(out)
			d.Message, d.Hint, d.Args = manyMoreText, diag.Text{}, []string{strconv.Itoa(count[k] - most)}
			d.Edits, d.Safe, d.More = nil, false, count[k]-most
			out = append(out, d)
		default:
			s := &out[sum[k]]
			s.Severity = max(s.Severity, d.Severity)
		}
	}
	return out
}
