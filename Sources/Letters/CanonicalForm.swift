import CUTF8Proc
import Glibc

extension StringProtocol {
  /// Unicode NFC: letters and their marks as one scalar wherever there is one.
  package var composed: String { mapped(UTF8PROC_STABLE, UTF8PROC_COMPOSE) }

  /// Unicode NFD: every mark as a scalar of its own.
  package var decomposed: String { mapped(UTF8PROC_STABLE, UTF8PROC_DECOMPOSE) }

  private func mapped(_ options: utf8proc_option_t...) -> String {
    let all = options.reduce(0) { $0 | $1.rawValue }
    var text = String(self)
    return text.withUTF8 { bytes in
      // ASCII is in every form.
      if unsafe bytes.allSatisfy({ $0 < 0x80 }) { return unsafe String(decoding: bytes, as: UTF8.self) }
      var mapped: UnsafeMutablePointer<UInt8>?
      let count = unsafe utf8proc_map(bytes.baseAddress, bytes.count, &mapped, utf8proc_option_t(all))
      // A string of Swift's is always valid: what can be missing is memory.
      guard count >= 0, let mapped = unsafe mapped else { fatalError("out of memory") }
      defer { unsafe free(mapped) }
      return unsafe String(decoding: UnsafeBufferPointer(start: mapped, count: count), as: UTF8.self)
    }
  }
}
