/// Powers of ten that a double holds exactly.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]

/// Reads a number as ``machineNumber(_:)`` does, to the last bit, from the bytes of a cell: `95.76`, `-0.5`, `1e-3`. `nil` for anything else.
///
/// Up to 15 digits and a power of ten up to 22 are one multiplication or division of two exact doubles, hence correctly rounded
/// (Clinger, "How to read floating point numbers accurately", 1990). What is longer goes the slow way.
func number(of bytes: UnsafeBufferPointer<UInt8>) -> Double? {
  let count = bytes.count
  var place = 0
  var isNegative = false
  if count > 0 {
    let sign = unsafe bytes[0]
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      place = 1
    }
  }
  var mantissa: UInt64 = 0
  var digits = 0
  var decimals = 0
  var hasPoint = false
  while place < count {
    let byte = unsafe bytes[place]
    let digit = byte &- UInt8(ascii: "0")
    if digit < 10 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      // Zeros in front are no digits of the number, and no more than 15 can overflow nothing.
      if mantissa > 0 { digits += 1 }
      if digits > 15 { break }
      if hasPoint { decimals += 1 }
    } else if byte == UInt8(ascii: "."), !hasPoint {
      hasPoint = true
    } else {
      break
    }
    place += 1
  }
  let isPlain = place == count && digits > 0 && decimals <= 22
  guard isPlain else { return machineNumber(unsafe String(decoding: bytes, as: UTF8.self)) }
  let value = decimals == 0 ? Double(mantissa) : Double(mantissa) / powersOfTen[decimals]
  return isNegative ? -value : value
}
