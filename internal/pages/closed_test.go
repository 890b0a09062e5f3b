package pages

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"balagh/internal/output"
)

// Whatever a layout can see moves the key of its page: each leaf of the data of
// each page is altered in turn, what is shared by pages as well.
func TestKeysLeaveNothingOut(t *testing.T) {
	kinds := map[Kind]bool{}
	for _, p := range everything(t, host).plan() {
		data := p.Data()
		c := &closedness{data: data, key: func() output.Key { return output.KeyOf(data) }}
		c.walk(p.Path, reflect.ValueOf(data), 0)
		for _, path := range c.still {
			t.Errorf("the key does not move with %s", path)
		}
		if kinds[p.Kind] = true; c.moved == 0 {
			t.Errorf("%s: nothing was altered", p.Path)
		}
	}
	for _, k := range []Kind{
		KindChoice, KindHome, KindRelease, KindStanding, KindList, KindYear, KindArchive, KindTerms, KindRegions, KindChanges, KindNotFound,
		KindRedirect, KindAtom, KindRSS, KindJSONFeed, KindSitemap, KindIndex, KindNews, KindText, KindCopy, KindImage,
	} {
		if !kinds[k] {
			t.Errorf("no page of kind %s was looked at", k)
		}
	}
}

// leaky has a key that leaves a field out, as a hand-written one may.
type leaky struct{ Shown, Forgotten string }

func (l *leaky) Key() output.Key { return output.KeyOf(l.Shown) }

// The walk finds what a key leaves out.
func TestKeysThatLeaveSomethingOutAreFound(t *testing.T) {
	data := &struct {
		Title string
		Of    []*leaky
	}{"عنوان", []*leaky{{"ظاهر", "منسي"}}}
	for _, c := range []struct {
		name string
		key  func() output.Key
		want []string
	}{
		{"a Keyed value", func() output.Key { return output.KeyOf(data) }, []string{"p.Of[0].Forgotten"}},
		{"a list cut off", func() output.Key { return output.KeyOf(data.Title, data.Of[:min(1, len(data.Of))]) }, []string{"p.Of longer", "p.Of[0].Forgotten"}},
		{"nothing at all", func() output.Key { return output.KeyOf("") }, []string{"p.Title", "p.Of longer", "p.Of shorter", "p.Of[0] nil", "p.Of[0].Shown", "p.Of[0].Forgotten"}},
	} {
		w := &closedness{data: data, key: c.key}
		w.walk("p", reflect.ValueOf(data), 0)
		if !slices.Equal(w.still, c.want) {
			t.Errorf("%s: found %q, want %q", c.name, w.still, c.want)
		}
	}
}

// What pages share carries the key of what it shows.
func TestSharedKeysAreOfTheirData(t *testing.T) {
	n := 0
	for _, p := range everything(t, host).plan() {
		shared(reflect.ValueOf(p.Data()), func(v any) {
			n++
			switch v := v.(type) {
			case *Site:
				if v.key != output.KeyOf(v.SiteData) {
					t.Errorf("%s: the key of a site is not that of its data", p.Path)
				}
			case *Item:
				if v.key != output.KeyOf(*v.ItemData) {
					t.Errorf("%s: the key of an item is not that of its data", p.Path)
				}
			}
		})
	}
	if n < 100 {
		t.Errorf("only %d shared values", n)
	}
}

// shared calls see for each Site and Item in a value.
func shared(v reflect.Value, see func(any)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return
		}
		if i := v.Interface(); v.Kind() == reflect.Pointer && keyedPart(v.Elem()).IsValid() {
			see(i)
			return
		}
		shared(v.Elem(), see)
	case reflect.Slice:
		for i := range v.Len() {
			shared(v.Index(i), see)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			shared(v.Field(i), see)
		}
	}
}

// keyedPart is the data of a Site or Item, whose key is worked out by the planner.
func keyedPart(v reflect.Value) reflect.Value {
	switch v.Type() {
	case reflect.TypeFor[Site]():
		return v.FieldByName("SiteData")
	case reflect.TypeFor[Item]():
		part := v.FieldByName("ItemData")
		if part.IsNil() {
			part.Set(reflect.ValueOf(&ItemData{})) // of an item that the walk made up
		}
		return part.Elem()
	}
	return reflect.Value{}
}

// closedness alters each leaf of a page's data in turn and looks whether the key moves.
type closedness struct {
	data   any
	key    func() output.Key
	rekeys []func() // work out anew the keys of the shared values above the leaf
	moved  int
	still  []string
}

// now is the key of the page as its data are.
func (c *closedness) now() output.Key {
	for _, rekey := range slices.Backward(c.rekeys) {
		rekey()
	}
	return c.key()
}

// alter sets a value, looks at the key, and sets it back.
func (c *closedness) alter(path string, v, to reflect.Value) {
	before := c.now()
	was := reflect.New(v.Type()).Elem()
	was.Set(v)
	v.Set(to)
	if c.now() == before {
		c.still = append(c.still, path)
	} else {
		c.moved++
	}
	if v.Set(was); c.now() != before {
		panic("internal error: the key does not come back after " + path)
	}
}

func (c *closedness) walk(path string, v reflect.Value, depth int) {
	if depth > 20 {
		panic("internal error: " + path + " has no end")
	}
	switch v.Kind() {
	case reflect.String:
		c.alter(path, v, reflect.ValueOf(v.String()+"س").Convert(v.Type()))
	case reflect.Bool:
		c.alter(path, v, reflect.ValueOf(!v.Bool()).Convert(v.Type()))
	case reflect.Int, reflect.Int64:
		c.alter(path, v, reflect.ValueOf(v.Int()+1).Convert(v.Type()))
	case reflect.Uint8, reflect.Uint64:
		c.alter(path, v, reflect.ValueOf(v.Uint()+1).Convert(v.Type()))
	case reflect.Array:
		for i := range v.Len() {
			c.walk(fmt.Sprintf("%s[%d]", path, i), v.Index(i), depth+1)
		}
	case reflect.Struct:
		c.fields(path, v, depth)
	case reflect.Slice:
		c.slice(path, v, depth)
	case reflect.Pointer:
		c.pointer(path, v, depth)
	case reflect.Interface:
		c.dynamic(path, v, depth)
	default:
		panic("internal error: " + path + " is a " + v.Kind().String())
	}
}

func (c *closedness) fields(path string, v reflect.Value, depth int) {
	if part := keyedPart(v); part.IsValid() {
		key := v.FieldByName("key").Addr().UnsafePointer()
		c.rekeys = append(c.rekeys, func() { *(*output.Key)(key) = output.KeyOf(part.Interface()) })
		c.walk(path, part, depth+1)
		c.rekeys = c.rekeys[:len(c.rekeys)-1]
		return
	}
	for i := range v.NumField() {
		c.walk(path+"."+v.Type().Field(i).Name, v.Field(i), depth+1)
	}
}

// slice grows a list by nothing much, shrinks it, and walks its ends; of an
// empty one it walks what could stand in it.
func (c *closedness) slice(path string, v reflect.Value, depth int) {
	c.alter(path+" longer", v, reflect.Append(v.Slice3(0, v.Len(), v.Len()), reflect.Zero(v.Type().Elem())))
	if n := v.Len(); n > 0 {
		c.alter(path+" shorter", v, v.Slice(0, n-1))
		c.walk(path+"[0]", v.Index(0), depth+1)
		if n > 1 {
			c.walk(fmt.Sprintf("%s[%d]", path, n-1), v.Index(n-1), depth+1)
		}
		return
	}
	one := reflect.MakeSlice(v.Type(), 1, 1)
	c.within(v, one, func() { c.walk(path+"[0]", v.Index(0), depth+1) })
}

func (c *closedness) pointer(path string, v reflect.Value, depth int) {
	if v.IsNil() {
		one := reflect.New(v.Type().Elem())
		c.alter(path+" not nil", v, one)
		c.within(v, one, func() { c.walk(path, v.Elem(), depth+1) })
		return
	}
	if v.CanSet() {
		c.alter(path+" nil", v, reflect.Zero(v.Type()))
	}
	c.walk(path, v.Elem(), depth+1)
}

// dynamic walks a copy of what an interface holds, which cannot be altered in place.
func (c *closedness) dynamic(path string, v reflect.Value, depth int) {
	if v.IsNil() {
		c.alter(path+" not nil", v, reflect.ValueOf("س"))
		return
	}
	c.alter(path+" nil", v, reflect.Zero(v.Type()))
	held := reflect.New(v.Elem().Type()).Elem()
	held.Set(v.Elem())
	c.rekeys = append(c.rekeys, func() { v.Set(held) })
	c.walk(path, held, depth+1)
	c.rekeys = c.rekeys[:len(c.rekeys)-1]
}

// within does something while a value is another.
func (c *closedness) within(v, is reflect.Value, do func()) {
	was := reflect.New(v.Type()).Elem()
	was.Set(v)
	defer v.Set(was)
	v.Set(is)
	do()
}
