import CCrypto
import SurveyModel

/// The SHA-256 of bytes that come in pieces (FIPS 180-4), by libcrypto.
@safe struct SHA256Digest: ~Copyable {
  private let context: OpaquePointer

  /// Traps where there is no memory for a few hundred bytes.
  init() {
    guard let made = unsafe EVP_MD_CTX_new(), unsafe EVP_DigestInit_ex(made, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto without SHA-256")
    }
    unsafe context = made
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  func update(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count > 0 else { return }
    unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// Of the bytes so far, in lower-case hexadecimal digits; more may follow.
  func hexadecimal() -> String {
    let copy = unsafe EVP_MD_CTX_new()
    defer { unsafe EVP_MD_CTX_free(copy) }
    var bytes = [UInt8](repeating: 0, count: 32)
    guard unsafe EVP_MD_CTX_copy_ex(copy, context) == 1, unsafe EVP_DigestFinal_ex(copy, &bytes, nil) == 1 else {
      preconditionFailure("libcrypto lost a digest")
    }
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// Of bytes in memory.
package func sha256(of bytes: [UInt8]) -> String {
  let digest = SHA256Digest()
  unsafe bytes.withUnsafeBytes { unsafe digest.update($0) }
  return digest.hexadecimal()
}

/// Of a file as it lies; `nil` where it cannot be read.
package func sha256(ofFile path: String) -> String? { try? InputFile(name: path, path: path).asItLies().sha256 }

/// The digest of a file that is read in order, by whichever thread is at hand.
final class RunningDigest: @unchecked Sendable {
  private let digest = SHA256Digest()

  /// - Parameter bytes: that follow those before. No two threads may be here at once.
  func update(_ bytes: UnsafeRawBufferPointer) { unsafe digest.update(bytes) }

  func hexadecimal() -> String { digest.hexadecimal() }
}
