package output

import (
	"crypto/sha256"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"time"
)

// keyFunc writes one value of one type.
type keyFunc func(*keyWriter, reflect.Value)

// keyType is what KeyOf learns about a type once.
type keyType struct {
	tag   Key // tells types apart that could hold the same bytes
	write keyFunc
}

var (
	keyTypes  sync.Map // reflect.Type to *keyType
	timeType  = reflect.TypeFor[time.Time]()
	keyedType = reflect.TypeFor[Keyed]()
)

func keyTypeOf(t reflect.Type) *keyType {
	if known, ok := keyTypes.Load(t); ok {
		return known.(*keyType)
	}
	var text strings.Builder
	describeType(&text, t, map[reflect.Type]bool{})
	sum := sha256.Sum256([]byte(text.String()))
	c := typeCompiler{of: t, known: map[reflect.Type]*keyFunc{}}
	made := &keyType{tag: Key(sum[:len(Key{})]), write: c.writer(t)}
	known, _ := keyTypes.LoadOrStore(t, made)
	return known.(*keyType)
}

// describeType writes a type out in full: package, name and what it consists of.
func describeType(b *strings.Builder, t reflect.Type, seen map[reflect.Type]bool) {
	fmt.Fprintf(b, "%s %q.%q", t.Kind(), t.PkgPath(), t.Name())
	if seen[t] || t == timeType {
		return
	}
	seen[t] = true
	b.WriteByte('{')
	switch t.Kind() {
	case reflect.Struct:
		for f := range t.Fields() {
			fmt.Fprintf(b, "%q ", f.Name)
			describeType(b, f.Type, seen)
		}
	case reflect.Map:
		describeType(b, t.Key(), seen)
		describeType(b, t.Elem(), seen)
	case reflect.Array:
		fmt.Fprintf(b, "%d ", t.Len())
		describeType(b, t.Elem(), seen)
	case reflect.Slice, reflect.Pointer:
		describeType(b, t.Elem(), seen)
	}
	b.WriteByte('}')
}

// typeCompiler makes the writer of one type; known ends the recursion of types
// that mention themselves.
type typeCompiler struct {
	of    reflect.Type
	known map[reflect.Type]*keyFunc
}

func (c *typeCompiler) writer(t reflect.Type) keyFunc {
	if w, ok := c.known[t]; ok {
		if *w != nil {
			return *w
		}
		return func(kw *keyWriter, v reflect.Value) { (*w)(kw, v) }
	}
	w := new(keyFunc)
	c.known[t] = w
	*w = c.compile(t)
	return *w
}

func (c *typeCompiler) compile(t reflect.Type) keyFunc {
	switch {
	case t == timeType:
		return writeTime
	case t == reflect.TypeFor[Key]():
		return writeKey
	case t.Kind() != reflect.Interface && t.Implements(keyedType):
		c.refusePromoted(t)
		return writeKeyed
	case t.Kind() != reflect.Interface && reflect.PointerTo(t).Implements(keyedType):
		c.refusePromoted(t)
		return writeKeyedByPointer
	}
	switch t.Kind() {
	case reflect.Bool:
		return writeBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return writeInt
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return writeUint
	case reflect.Float32, reflect.Float64:
		return writeFloat
	case reflect.Complex64, reflect.Complex128:
		return writeComplex
	case reflect.String:
		return writeString
	case reflect.Interface:
		return writeDynamic
	case reflect.Pointer:
		return pointerWriter(c.writer(t.Elem()))
	case reflect.Slice:
		if t.Elem() == reflect.TypeFor[byte]() {
			return writeBytes
		}
		return sliceWriter(c.writer(t.Elem()))
	case reflect.Array:
		if t.Elem() == reflect.TypeFor[byte]() {
			return byteArrayWriter(t.Len())
		}
		return arrayWriter(t.Len(), c.writer(t.Elem()))
	case reflect.Map:
		return mapWriter(c.writer(t.Key()), c.writer(t.Elem()))
	case reflect.Struct:
		return c.compileStruct(t)
	}
	panic(fmt.Sprintf("internal error: key of %v: a %v cannot be hashed", c.of, t))
}

func (c *typeCompiler) compileStruct(t reflect.Type) keyFunc {
	fields := make([]keyFunc, 0, t.NumField())
	for f := range t.Fields() {
		if !f.IsExported() {
			panic(fmt.Sprintf("internal error: key of %v: field %s of %v is not exported, a key would leave it out", c.of, f.Name, t))
		}
		fields = append(fields, c.writer(f.Type))
	}
	return structWriter(fields)
}

// refusePromoted stops at a struct that embeds a Keyed value: the method of the
// part would stand for the whole and leave the other fields out.
func (c *typeCompiler) refusePromoted(t reflect.Type) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return
	}
	for f := range t.Fields() {
		if f.Anonymous && (f.Type.Implements(keyedType) || reflect.PointerTo(f.Type).Implements(keyedType)) {
			panic(fmt.Sprintf("internal error: key of %v: %v embeds %v, whose key would stand for the whole", c.of, t, f.Type))
		}
	}
}
