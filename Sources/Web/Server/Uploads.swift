import HTTPTypes
import Hummingbird
import SurveyModel
import Workbench

extension Desk {
  /// Takes a file in whole and hands it over.
  ///
  /// - Parameter keep: puts the file where it belongs and says what it is called there.
  /// - Returns: its name, or what an upload is told that did not come in.
  func receive(_ call: Call, _ limits: Limits, _ keep: (_ path: String) throws -> String) async throws -> Reply {
    let language = call.address.language
    do {
      let file = try work.file(nextUpload())
      guard try await call.request.receive(into: file, limits) > 0 else {
        IncomingFile.remove(file.path)
        return .json(.object(["error": .string(UploadWords.empty[language])]), .unprocessableContent)
      }
      return .json(.object(["name": .string(try keep(file.path))]))
    } catch let rejection as Rejection {
      let text = rejection.status == .contentTooLarge ? UploadWords.tooLarge : UploadWords.brokeOff
      return Reply.json(.object(["error": .string(text[language])]), rejection.status).last
    } catch let refusal as Refusal {
      return Reply.json(.object(["error": .string(refusal.message(in: language))]), .insufficientStorage).last
    }
  }
}

extension HTTPResponse.Status {
  /// What could not be written: a full disk.
  static let insufficientStorage = Self(code: 507, reasonPhrase: "Insufficient Storage")
}
