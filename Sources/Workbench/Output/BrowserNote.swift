import FoundationEssentials
import Glibc
import SurveyModel

/// A file that leads a browser to an address which nobody else may read: its path can stand in a list of processes, the address must not.
///
/// It lies in a visible folder of the user's home, since packaged browsers read neither /tmp nor folders that begin with a dot.
package struct BrowserNote: Sendable {
  package let path: String
  private let folder: String

  /// - Throws: ``Refusal`` of kind `cannotCreate`.
  package init(leadingTo address: String, home: String) throws(Refusal) {
    folder = home + "/cdci"
    path = "\(folder)/cdci-\(getpid()).html"
    if unsafe mkdir(folder, 0o700) != 0, errno != EEXIST {
      throw Refusal(.cannotCreate, .cannotBeCreated(systemError()), path: folder)
    }
    unsafe unlink(path)
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Refusal(.cannotCreate, .cannotBeCreated(systemError()), path: path) }
    let page = "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0; url=\(address)\"><title>cdci</title>\n"
    _ = unsafe write(descriptor, page, page.utf8.count)
    close(descriptor)
  }

  /// Removes the file, and the folder where nothing else is in it.
  package func remove() {
    unsafe unlink(path)
    unsafe rmdir(folder)
  }
}
