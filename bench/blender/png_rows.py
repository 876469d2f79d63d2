"""Reads 8-bit RGB and RGBA PNG files into numpy arrays with nothing but zlib."""

import struct
import zlib

import numpy

CHANNELS = {2: 3, 6: 4}  # by PNG colour type


def _chunks(data):
    offset = 8
    while offset < len(data):
        length, kind = struct.unpack(">I4s", data[offset:offset + 8])
        yield kind, data[offset + 8:offset + 8 + length]
        offset += 12 + length


def _paeth(left, up, corner):
    estimate = left + up - corner
    to_left, to_up, to_corner = (abs(estimate - value) for value in (left, up, corner))
    if to_left <= to_up and to_left <= to_corner:
        return left
    return up if to_up <= to_corner else corner


def _unfilter(kind, line, above, step):
    """One scanline, in place; `above` is the one before it, `step` the bytes of a pixel."""
    if kind == 2:  # Up, the commonest, without a loop
        return (line.astype(numpy.int32) + above & 255).astype(numpy.uint8)
    row, prior = line.tolist(), above.tolist()
    for i in range(len(row)):
        left = row[i - step] if i >= step else 0
        corner = prior[i - step] if i >= step else 0
        predicted = {0: 0, 1: left, 3: (left + prior[i]) // 2}.get(kind)
        if predicted is None:
            predicted = _paeth(left, prior[i], corner)
        row[i] = row[i] + predicted & 255
    return numpy.array(row, numpy.uint8)


def read(path):
    """(height, width, 3) uint8; alpha is dropped."""
    header, packed = None, b""
    for kind, body in _chunks(path.read_bytes()):
        if kind == b"IHDR":
            header = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            packed += body
    width, height, depth, colour, _, _, interlace = header
    if depth != 8 or colour not in CHANNELS or interlace:
        raise ValueError(f"{path}: not a plain 8-bit RGB PNG")
    step = CHANNELS[colour]
    lines = numpy.frombuffer(zlib.decompress(packed), numpy.uint8).reshape(height, -1)
    image = numpy.zeros((height, width * step), numpy.uint8)
    above = numpy.zeros(width * step, numpy.uint8)
    for y in range(height):
        above = image[y] = _unfilter(int(lines[y, 0]), lines[y, 1:], above, step)
    return image.reshape(height, width, step)[:, :, :3]
