package check

import "flag"

var update = flag.Bool("u", false, "write what the tests expect anew")
