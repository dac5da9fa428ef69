import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Workbench

/// A request that came through the gate, with the right secret.
struct Call: Sendable {
  let request: Request
  let address: Address
  /// Parts of the path behind the secret and the language.
  let path: [String]
  let query: Form

  var isPost: Bool { request.method == .post }
  var isPut: Bool { request.method == .put }
  var isGet: Bool { request.method == .get || request.method == .head }
}

/// Why a request gets no page: the status, and what it is told.
struct Rejection: Error {
  let status: HTTPResponse.Status
  let text: String
}

extension Request {
  /// A form, whole.
  ///
  /// - Throws: ``Rejection`` where it is too large, is of another kind or breaks off.
  func form(_ limits: Limits) async throws -> Form {
    let type = headers[.contentType]?.split(separator: ";").first?.lowercased()
    guard type == "application/x-www-form-urlencoded" else { throw Rejection(status: .unsupportedMediaType, text: "expected a form") }
    if let length = headers[.contentLength].flatMap(Int.init), length > limits.formBytes {
      throw Rejection(status: .contentTooLarge, text: "the form is too large")
    }
    var bytes: [UInt8] = []
    do {
      for try await part in body {
        guard bytes.count + part.readableBytes <= limits.formBytes else {
          throw Rejection(status: .contentTooLarge, text: "the form is too large")
        }
        bytes += part.readableBytesView
      }
    } catch let rejection as Rejection {
      throw rejection
    } catch {
      throw Rejection(status: .badRequest, text: "the request broke off")
    }
    return Form(String(decoding: bytes, as: UTF8.self))
  }

  /// Puts the body into a file of ours as it comes in.
  ///
  /// - Returns: the bytes that came.
  func receive(into file: IncomingFile, _ limits: Limits) async throws -> Int {
    if let length = headers[.contentLength].flatMap(Int.init), length > limits.uploadBytes {
      file.discard()
      throw Rejection(status: .contentTooLarge, text: "too large")
    }
    var count = 0
    do {
      for try await part in body {
        count += part.readableBytes
        guard count <= limits.uploadBytes else { throw Rejection(status: .contentTooLarge, text: "too large") }
        try await offThread(on: OffThread.files) { () throws(Refusal) in
          try unsafe part.withUnsafeReadableBytes { (bytes) throws(Refusal) in try unsafe file.append(bytes) }
        }
      }
    } catch let refusal as Refusal {
      // The file is gone already.
      throw refusal
    } catch {
      file.discard()
      throw error is Rejection ? error : Rejection(status: .badRequest, text: "broke off")
    }
    file.finish()
    guard headers[.contentLength].flatMap(Int.init).map({ $0 == count }) ?? true else {
      IncomingFile.remove(file.path)
      throw Rejection(status: .badRequest, text: "broke off")
    }
    return count
  }
}
