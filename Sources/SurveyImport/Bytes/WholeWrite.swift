import Glibc

/// Writes all the bytes, in as many steps as the system takes.
///
/// - Returns: the system's number for why not all of it could be written.
package func writeWhole(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
  var written = 0
  while written < bytes.count {
    let count = unsafe write(descriptor, bytes.baseAddress.map { unsafe $0 + written }, bytes.count - written)
    if count > 0 { written += count } else if errno != EINTR { return errno }
  }
  return nil
}
