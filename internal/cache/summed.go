package cache

import (
	"bufio"
	"encoding/binary"
	"hash"
	"hash/crc32"
	"io"
)

// summed writes a file that ends with the checksum of all before it. The first
// error is kept until finish.
type summed struct {
	w   *bufio.Writer
	sum hash.Hash32
}

func newSummed(w io.Writer) *summed {
	sum := crc32.New(castagnoli)
	return &summed{bufio.NewWriterSize(io.MultiWriter(w, sum), 1<<18), sum}
}

func (s *summed) Write(p []byte) { s.w.Write(p) }

func (s *summed) finish() error {
	if err := s.w.Flush(); err != nil {
		return err
	}
	s.w.Write(binary.LittleEndian.AppendUint32(nil, s.sum.Sum32()))
	return s.w.Flush()
}
