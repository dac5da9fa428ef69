/// The bytes without the blanks around them: space, tab, line ends, no-break space (C2 A0).
func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  var start = 0
  var end = bytes.count
  while start < end {
    if unsafe bytes[start] == 32 || (9...13).contains(bytes[start]) {
      start += 1
    } else if unsafe bytes[start] == 0xC2 && start + 1 < end && bytes[start + 1] == 0xA0 {
      start += 2
    } else {
      break
    }
  }
  while end > start {
    if unsafe bytes[end - 1] == 32 || (9...13).contains(bytes[end - 1]) {
      end -= 1
    } else if unsafe end - 1 > start && bytes[end - 1] == 0xA0 && bytes[end - 2] == 0xC2 {
      end -= 2
    } else {
      break
    }
  }
  return unsafe UnsafeBufferPointer(rebasing: bytes[start..<end])
}
