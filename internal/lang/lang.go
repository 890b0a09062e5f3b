// Package lang knows how a language counts, dates, folds and orders its words.
//
// A Locale comes in as the tables of one strings file (layouts/i18n/CODE.toml);
// sentences of the interface, dates and numbers go out. Nothing here knows
// Arabic or French by name but the folding and spelling of letters: a third
// language is one more strings file.
package lang

// Locale is one language of a site: its tables and its interface strings.
type Locale struct {
	Code string // "ar": the address prefix and the file name of an edition
	Tag  string // "ar-MA": BCP 47, for lang attributes
	Name string // "العربية": the language's own name
	Dir  string // "rtl" or "ltr"

	Plural  string     // a plural rule by name: "arabic", "french", "english", "none"
	Months  [12]string // from January
	Days    [7]string  // from Sunday
	First   string     // written after the number on the first of a month: "er" in French
	Group   string     // between thousands in numbers the site itself prints
	Decimal string

	// Patterns name the parts of a date: {weekday} {day} {month} {year}.
	DayPattern   string // "{weekday} {day} {month} {year}"
	MonthPattern string // "{month} {year}"
	YearPattern  string // "{year}"
	CircaPattern string // "حوالي {date}": {date} is the month pattern

	Strings map[string]Forms
}

// Forms holds one interface string by plural category: zero, one, two, few,
// many, other. A string that does not count has only other. {n} stands for the
// number, {0} {1} … for further words.
type Forms map[string]string
