package dev.sipregistration.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The blocking and the asynchronous form of every call, which must do the same. */
enum Form {
  BLOCKING {
    @Override
    <T> T result(Supplier<T> blocking, Supplier<CompletableFuture<T>> async) {
      return blocking.get();
    }
  },

  ASYNC {
    @Override
    <T> T result(Supplier<T> blocking, Supplier<CompletableFuture<T>> async) {
      try {
        return async.get().join();
      } catch (CompletionException e) {
        throw (RuntimeException) e.getCause();
      }
    }
  };

  abstract <T> T result(Supplier<T> blocking, Supplier<CompletableFuture<T>> async);

  CreatedSipRegistration create(SipRegistrationClient client, CreateRequest request) {
    return result(() -> client.create(request), () -> client.createAsync(request));
  }

  CreatedSipRegistration createOrFind(SipRegistrationClient client, CreateRequest request) {
    return result(() -> client.createOrFind(request), () -> client.createOrFindAsync(request));
  }

  void bind(SipRegistrationClient client, BindRequest request) {
    result(done(() -> client.bind(request)), () -> client.bindAsync(request));
  }

  void update(SipRegistrationClient client, UpdateRequest request) {
    result(done(() -> client.update(request)), () -> client.updateAsync(request));
  }

  void delete(SipRegistrationClient client, SipRegistrationId id) {
    result(done(() -> client.delete(id)), () -> client.deleteAsync(id));
  }

  List<SipRegistration> list(SipRegistrationClient client, ListQuery query) {
    return result(() -> client.list(query).toList(), () -> client.listAsync(query));
  }

  SipRegistrationPage listPage(SipRegistrationClient client, ListQuery query) {
    return result(() -> client.listPage(query), () -> client.listPageAsync(query));
  }

  Optional<SipRegistration> find(SipRegistrationClient client, SipRegistrationId id) {
    return result(() -> client.find(id), () -> client.findAsync(id));
  }

  private static Supplier<Void> done(Runnable call) {
    return () -> {
      call.run();
      return null;
    };
  }
}
