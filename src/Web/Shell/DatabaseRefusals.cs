using Anlan.Platform.Language;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Anlan.Web.Shell;

/// <summary>What a reader is told when the database could not do what he asked; null for what is our own mistake.</summary>
internal static class DatabaseRefusals
{
    static readonly Bilingual NotSaved = new("没有保存", "Not saved");
    static readonly Bilingual NotNow = new("暂时无法处理", "Not possible at the moment");

    public static int StatusOf(Exception thrown) => Of(thrown)?.Status ?? (thrown is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError);

    public static (int Status, Refusal Refusal)? Of(Exception thrown) => Cause(thrown) switch
    {
        IOException or PostgresException { SqlState: PostgresErrorCodes.DiskFull or PostgresErrorCodes.IoError } =>
            (StatusCodes.Status507InsufficientStorage, new(NotSaved, ("服务器磁盘已满，本次没有保存任何内容。请通知系统管理员，腾出空间后重新提交。", "The server's disk is full; nothing of this was saved. Tell the administrator, and send it again when there is room."))),
        // No keyboard types it; a program that sends it is told.
        PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } =>
            (StatusCodes.Status400BadRequest, new(NotSaved, ("内容里有不能保存的字符（空字符）；没有更改任何内容。", "It holds a character that cannot be kept (a null character); nothing was changed."))),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
            (StatusCodes.Status404NotFound, new(("没有找到", "Not found"), ("记录不存在，或不在您的辖区内；没有更改任何内容。", "There is no such record within your jurisdiction; nothing was changed."))),
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable } =>
            (StatusCodes.Status409Conflict, new(NotSaved, ("与他人同时的操作冲突，没有保存。请再提交一次。", "It met with what somebody else was doing and was not saved. Send it once more."))),
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.QueryCanceled } =>
            (StatusCodes.Status503ServiceUnavailable, new(NotNow, ("系统繁忙，请稍后再试。", "The system is busy; try again in a moment."))),
        PostgresException { SqlState: ['5', '7', 'P', ..] } or NpgsqlException { IsTransient: true } =>
            (StatusCodes.Status503ServiceUnavailable, new(NotNow, ("数据库正在重启或无法连接；未提交的内容没有保存。请稍后再试。", "The database is restarting or cannot be reached; what was not confirmed is not saved. Try again in a moment."))),
        PostgresException => null,
        NpgsqlException => (StatusCodes.Status503ServiceUnavailable, new(NotNow, ("无法连接数据库；未提交的内容没有保存。请稍后再试。", "The database cannot be reached; what was not confirmed is not saved. Try again in a moment."))),
        _ => null,
    };

    static Exception? Cause(Exception? thrown)
    {
        while (thrown is not (null or NpgsqlException or IOException { HResult: UploadLimits.DiskFull })) thrown = thrown.InnerException;
        return thrown;
    }
}
