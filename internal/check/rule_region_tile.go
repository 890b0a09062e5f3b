package check

import "balagh/internal/diag"

// Raised by package config.
var _ = register(diag.Rule{
	Name: "region-tile", Severity: diag.Error, Hard: true,
	Title: diag.Text{AR: "موضع جهة على الخريطة خاطئ", FR: "Une case de région mal écrite", EN: "A region's place on the map is wrong"},
	About: diag.Text{
		AR: "الحقل tile عددان: الصف ثم العمود، من 0 إلى 11، والصف 0 في الشمال والعمود 0 في الغرب.",
		FR: "tile est fait de deux nombres : la ligne puis la colonne, de 0 à 11 ; la ligne 0 est au nord, la colonne 0 à l’ouest.",
		EN: "tile is two numbers: the row, then the column, from 0 to 11; row 0 is in the north, column 0 in the west.",
	},
	Bad:  "tile = [2]",
	Good: "tile = [0, 2]",
})
