#include "manifests/sqlite_database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

bool is_environment_fault(int code) {
    switch (code & 0xFF) {  // the low byte is the primary result code
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_NOMEM:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return true;
    default:
        return false;
    }
}

std::string hexadecimal(std::span<const std::byte> bytes) {
    std::string hex;
    for (const std::byte byte : bytes) {
        hex += fmt::format("{:02x}", static_cast<unsigned>(byte));
    }
    return hex;
}

}  // namespace

void SqliteDatabase::Close::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

SqliteDatabase::SqliteDatabase(std::filesystem::path path, Mode mode) : path_(std::move(path)) {
    const int flags =
        mode == Mode::kReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path_.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(handle);  // SQLite wants it closed even when opening failed
    if (code != SQLITE_OK && mode == Mode::kCreate) {
        throw environment_fault("{}: cannot be created: {}", path_.string(), sqlite3_errstr(code));
    }
    if (code != SQLITE_OK) {
        throw bad_input("{}: cannot be opened: {}", path_.string(), sqlite3_errstr(code));
    }
}

void SqliteDatabase::fail(int code) const {
    const char* reason = sqlite3_errmsg(handle_.get());
    if (is_environment_fault(code)) {
        throw environment_fault("{}: {}", path_.string(), reason);
    }
    throw bad_input("{}: {}", path_.string(), reason);
}

void SqliteDatabase::run(const std::string& sql) const {
    const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        fail(code);
    }
}

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(const SqliteDatabase& database, std::string_view sql)
    : database_(database) {
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, &tail);
    statement_.reset(statement);
    if (code != SQLITE_OK) {
        fail(code);
    }
    const std::string_view rest(tail, static_cast<std::size_t>(sql.data() + sql.size() - tail));
    if (statement == nullptr) {
        throw bad_input("{}: the SQL is empty", database.path().string());
    }
    if (rest.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
        throw bad_input("{}: one SQL statement at a time; \"{}\" follows the first",
                        database.path().string(), rest);
    }
}

void SqliteStatement::fail(int code) const {
    database_.fail(code);
}

void SqliteStatement::bind(int parameter, std::int64_t value) {
    TT_CHECK_EQ(sqlite3_bind_int64(statement_.get(), parameter, value), SQLITE_OK);
}

void SqliteStatement::bind(int parameter, double value) {
    TT_CHECK_EQ(sqlite3_bind_double(statement_.get(), parameter, value), SQLITE_OK);
}

void SqliteStatement::bind(int parameter, std::string_view text) {
    TT_CHECK_EQ(sqlite3_bind_text(statement_.get(), parameter, text.data(),
                                  static_cast<int>(text.size()), SQLITE_STATIC),
                SQLITE_OK);
}

void SqliteStatement::bind_blob(int parameter, std::span<const std::byte> bytes) {
    TT_CHECK_EQ(sqlite3_bind_blob(statement_.get(), parameter, bytes.data(),
                                  static_cast<int>(bytes.size()), SQLITE_STATIC),
                SQLITE_OK);
}

void SqliteStatement::bind_null(int parameter) {
    TT_CHECK_EQ(sqlite3_bind_null(statement_.get(), parameter), SQLITE_OK);
}

bool SqliteStatement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        fail(code);
    }
    sqlite3_reset(statement_.get());
    return false;
}

void SqliteStatement::execute() {
    while (step()) {
    }
}

int SqliteStatement::column_count() const {
    return sqlite3_column_count(statement_.get());
}

std::string SqliteStatement::column_name(int column) const {
    return sqlite3_column_name(statement_.get(), column);
}

std::int64_t SqliteStatement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double SqliteStatement::real(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}

std::string_view SqliteStatement::text(int column) const {
    const unsigned char* text = sqlite3_column_text(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    // SQLite hands out UTF-8 as unsigned bytes.
    return text == nullptr ? std::string_view()
                           : std::string_view(reinterpret_cast<const char*>(text),
                                              static_cast<std::size_t>(size));
}

std::span<const std::byte> SqliteStatement::blob(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return {static_cast<const std::byte*>(bytes), static_cast<std::size_t>(size)};
}

std::string SqliteStatement::display(int column) const {
    switch (type(column)) {
    case SQLITE_FLOAT:
        return fmt::format("{}", real(column));
    case SQLITE_BLOB:
        return hexadecimal(blob(column));
    default:
        return std::string(text(column));
    }
}

int SqliteStatement::type(int column) const {
    return sqlite3_column_type(statement_.get(), column);
}

bool SqliteStatement::reads_only() const {
    return sqlite3_stmt_readonly(statement_.get()) != 0;
}

std::string sql_identifier(std::string_view name) {
    std::string quoted = "\"";
    for (const char c : name) {
        quoted += c;
        if (c == '"') {
            quoted += c;
        }
    }
    return quoted + "\"";
}

}  // namespace turntable
