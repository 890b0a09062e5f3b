package check

import "balagh/internal/diag"

// Raised by package content.
var _ = register(diag.Rule{
	Name: "date-order", Severity: diag.Error,
	Title: diag.Text{AR: "تاريخ أسبق من التاريخ الذي ينبغي أن يليه", FR: "Une date qui précède celle qu’elle devrait suivre", EN: "A date before the one it should follow"},
	About: diag.Text{
		AR: "لا يُحيَّن البلاغ قبل تاريخه، ولا ينتهي حدث قبل بدايته: في أحد التاريخين خطأ. قارنهما بالنص وصحح الخاطئ منهما.",
		FR: "Un communiqué n’est pas mis à jour avant sa date et un événement ne finit pas avant de commencer : l’une des deux dates est fausse. Comparez-les au texte et corrigez celle qui est fausse.",
		EN: "A release is not updated before its date, nor does an event end before it starts: one of the two dates is wrong. Compare them with the text and correct the wrong one.",
	},
	Bad:  "date = 2025-06-17\nupdated = 2025-06-11",
	Good: "date = 2025-06-17\nupdated = 2025-06-18",
})
