package build

import (
	"fmt"
	"reflect"

	"github.com/vmihailenco/msgpack/v5"

	"balagh/internal/content"
)

// What few front matters have, and each has room for, is one byte where it is
// missing. Written as any struct it would be all its fields, each read by itself,
// and for each struct the decoder makes an error: it looks for a map first.
func init() {
	for _, v := range []any{content.Moment{}, content.Event{}, content.Source{}, content.Image{}, content.Withdrawn{}} {
		msgpack.Register(v, encodeSeldom, decodeSeldom)
	}
}

// encodeSeldom writes a struct as nil where it is zero, else as its fields.
func encodeSeldom(e *msgpack.Encoder, v reflect.Value) error {
	if v.IsZero() {
		return e.EncodeNil()
	}
	err := e.EncodeArrayLen(v.NumField())
	for i := 0; i < v.NumField() && err == nil; i++ {
		err = e.EncodeValue(v.Field(i))
	}
	return err
}

// decodeSeldom reads what encodeSeldom wrote.
func decodeSeldom(d *msgpack.Decoder, v reflect.Value) error {
	n, err := d.DecodeArrayLen()
	if err != nil {
		return err
	}
	if n < 0 { // nil
		v.SetZero()
		return nil
	}
	if n != v.NumField() {
		return fmt.Errorf("%d fields in place of %d", n, v.NumField())
	}
	for i := 0; i < n && err == nil; i++ {
		err = d.DecodeValue(v.Field(i))
	}
	return err
}
