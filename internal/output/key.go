package output

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"reflect"
	"slices"
	"sync"
	"time"
)

// Key is the hash of all that determines a result: two results with one key are
// the same bytes.
type Key [sha256.Size / 2]byte

// String returns the key in hexadecimal.
func (k Key) String() string { return hex.EncodeToString(k[:]) }

// Keyed is a value that knows its key. KeyOf takes that instead of looking
// inside, so that what many pages share is hashed once.
type Keyed interface{ Key() Key }

// KeyOf returns the key of the values: the same on every machine and for every
// run, and the same for two lists of values only if these are equal in type and
// content. A nil slice or map equals an empty one, pointers are equal if what
// they point to is, times if instant and offset are.
//
// It panics on what a key cannot hold: unexported fields, functions, channels,
// raw addresses, and values that contain themselves.
func KeyOf(parts ...any) Key {
	w := keyWriters.Get().(*keyWriter)
	w.buf, w.depth = w.buf[:0], 0
	w.length(len(parts))
	for _, p := range parts {
		w.dynamic(reflect.ValueOf(p))
	}
	sum := sha256.Sum256(w.buf)
	if cap(w.buf) <= 1<<20 {
		keyWriters.Put(w)
	}
	return Key(sum[:len(Key{})])
}

var keyWriters = sync.Pool{New: func() any { return &keyWriter{buf: make([]byte, 0, 4096)} }}

// keyWriter collects what is hashed. Every value is written so that its end is
// known from its beginning; no two lists of values can give the same bytes.
type keyWriter struct {
	buf   []byte
	depth int
}

func (w *keyWriter) length(n int) { w.buf = binary.AppendUvarint(w.buf, uint64(n)) }

// dynamic writes a value whose type the reader could not know: the type first.
func (w *keyWriter) dynamic(v reflect.Value) {
	if !v.IsValid() {
		w.buf = append(w.buf, 0)
		return
	}
	t := keyTypeOf(v.Type())
	w.buf = append(append(w.buf, 1), t.tag[:]...)
	t.write(w, v)
}

// enter guards against values that contain themselves: no page is nested so deep.
func (w *keyWriter) enter() {
	if w.depth++; w.depth > 1000 {
		panic("internal error: a value that contains itself has no key")
	}
}

func (w *keyWriter) leave() { w.depth-- }

func writeBool(w *keyWriter, v reflect.Value) {
	b := byte(0)
	if v.Bool() {
		b = 1
	}
	w.buf = append(w.buf, b)
}

func writeInt(w *keyWriter, v reflect.Value)  { w.buf = binary.AppendVarint(w.buf, v.Int()) }
func writeUint(w *keyWriter, v reflect.Value) { w.buf = binary.AppendUvarint(w.buf, v.Uint()) }

func writeFloat(w *keyWriter, v reflect.Value) {
	w.buf = binary.LittleEndian.AppendUint64(w.buf, math.Float64bits(v.Float()))
}

func writeComplex(w *keyWriter, v reflect.Value) {
	c := v.Complex()
	w.buf = binary.LittleEndian.AppendUint64(w.buf, math.Float64bits(real(c)))
	w.buf = binary.LittleEndian.AppendUint64(w.buf, math.Float64bits(imag(c)))
}

func writeString(w *keyWriter, v reflect.Value) {
	s := v.String()
	w.length(len(s))
	w.buf = append(w.buf, s...)
}

func writeBytes(w *keyWriter, v reflect.Value) {
	b := v.Bytes()
	w.length(len(b))
	w.buf = append(w.buf, b...)
}

func writeTime(w *keyWriter, v reflect.Value) {
	t, _ := reflect.TypeAssert[time.Time](v)
	_, offset := t.Zone()
	w.buf = binary.AppendVarint(w.buf, t.Unix())
	w.buf = binary.AppendUvarint(w.buf, uint64(t.Nanosecond()))
	w.buf = binary.AppendVarint(w.buf, int64(offset))
}

func writeKeyed(w *keyWriter, v reflect.Value) {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			w.buf = append(w.buf, 0)
			return
		}
		w.buf = append(w.buf, 1)
	}
	k := v.Interface().(Keyed).Key()
	w.buf = append(w.buf, k[:]...)
}

// writeKeyedByPointer is for a type whose pointer alone has the method.
func writeKeyedByPointer(w *keyWriter, v reflect.Value) {
	p := reflect.New(v.Type())
	p.Elem().Set(v)
	k := p.Interface().(Keyed).Key()
	w.buf = append(w.buf, k[:]...)
}

func writeDynamic(w *keyWriter, v reflect.Value) {
	w.enter()
	w.dynamic(v.Elem())
	w.leave()
}

func pointerWriter(elem keyFunc) keyFunc {
	return func(w *keyWriter, v reflect.Value) {
		if v.IsNil() {
			w.buf = append(w.buf, 0)
			return
		}
		w.buf = append(w.buf, 1)
		w.enter()
		elem(w, v.Elem())
		w.leave()
	}
}

func sliceWriter(elem keyFunc) keyFunc {
	return func(w *keyWriter, v reflect.Value) {
		n := v.Len()
		w.length(n)
		w.enter()
		for i := range n {
			elem(w, v.Index(i))
		}
		w.leave()
	}
}

func arrayWriter(n int, elem keyFunc) keyFunc {
	return func(w *keyWriter, v reflect.Value) {
		for i := range n {
			elem(w, v.Index(i))
		}
	}
}

// byteArrayWriter is arrayWriter without a reflect.Value for each byte, where the
// array has a place.
func byteArrayWriter(n int) keyFunc {
	each := arrayWriter(n, writeUint)
	return func(w *keyWriter, v reflect.Value) {
		if v.CanAddr() {
			w.bytes(v.Bytes())
		} else {
			each(w, v)
		}
	}
}

// writeKey is the same for keys, which most values begin with.
func writeKey(w *keyWriter, v reflect.Value) {
	k, _ := reflect.TypeAssert[Key](v)
	w.bytes(k[:])
}

func (w *keyWriter) bytes(all []byte) {
	for _, b := range all {
		w.buf = binary.AppendUvarint(w.buf, uint64(b))
	}
}

func structWriter(fields []keyFunc) keyFunc {
	return func(w *keyWriter, v reflect.Value) {
		for i, field := range fields {
			field(w, v.Field(i))
		}
	}
}

// mapWriter writes the pairs in the order of their written keys.
func mapWriter(key, value keyFunc) keyFunc {
	return func(w *keyWriter, v reflect.Value) {
		w.length(v.Len())
		w.enter()
		defer w.leave()
		start := len(w.buf)
		var pairs [][3]int
		for it := v.MapRange(); it.Next(); {
			from := len(w.buf)
			key(w, it.Key())
			mid := len(w.buf)
			value(w, it.Value())
			pairs = append(pairs, [3]int{from - start, mid - start, len(w.buf) - start})
		}
		raw := slices.Clone(w.buf[start:])
		slices.SortFunc(pairs, func(a, b [3]int) int { return slices.Compare(raw[a[0]:a[1]], raw[b[0]:b[1]]) })
		w.buf = w.buf[:start]
		for _, p := range pairs {
			w.buf = append(w.buf, raw[p[0]:p[2]]...)
		}
	}
}
