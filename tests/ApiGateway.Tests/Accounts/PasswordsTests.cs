namespace Twin.Accounts;

public sealed class PasswordsTests
{
    private readonly Passwords _passwords = new();

    [Fact]
    public async Task Verify_knows_the_password_it_hashed()
    {
        var hash = await _passwords.HashUnlessSame(present: null, "a password", CancellationToken.None);

        Assert.True(await _passwords.Verify(hash, "a password", CancellationToken.None));
        Assert.False(await _passwords.Verify(hash, "another password", CancellationToken.None));
        Assert.False(await _passwords.Verify(hash: null, "a password", CancellationToken.None));
    }

    [Fact]
    public async Task HashUnlessSame_leaves_the_present_password_alone()
    {
        var hash = await _passwords.HashUnlessSame(present: null, "a password", CancellationToken.None);

        Assert.Null(await _passwords.HashUnlessSame(hash, "a password", CancellationToken.None));
        Assert.NotNull(await _passwords.HashUnlessSame(hash, "another password", CancellationToken.None));
    }

    [Fact]
    public async Task HashUnlessSame_uses_at_least_210_000_rounds_of_HMAC_SHA512()
    {
        var hash = Convert.FromBase64String((await _passwords.HashUnlessSame(present: null, "a password", CancellationToken.None))!);

        // Identity's format 1: marker, pseudo-random function, rounds (big-endian), …
        Assert.Equal(1, hash[0]);
        Assert.Equal(2, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(1)));
        Assert.True(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)) >= 210_000);
    }
}
