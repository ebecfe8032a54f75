package dev.sipregistration.client;

import java.util.concurrent.CompletionException;

/** The blocking and the asynchronous form of every call, which must do the same. */
enum Form {
  BLOCKING {
    @Override
    CreatedSipRegistration create(SipRegistrationClient client, CreateRequest request) {
      return client.create(request);
    }

    @Override
    void bind(SipRegistrationClient client, BindRequest request) {
      client.bind(request);
    }
  },

  ASYNC {
    @Override
    CreatedSipRegistration create(SipRegistrationClient client, CreateRequest request) {
      try {
        return client.createAsync(request).join();
      } catch (CompletionException e) {
        throw causeOf(e);
      }
    }

    @Override
    void bind(SipRegistrationClient client, BindRequest request) {
      try {
        client.bindAsync(request).join();
      } catch (CompletionException e) {
        throw causeOf(e);
      }
    }
  };

  abstract CreatedSipRegistration create(SipRegistrationClient client, CreateRequest request);

  abstract void bind(SipRegistrationClient client, BindRequest request);

  private static RuntimeException causeOf(CompletionException e) {
    return (RuntimeException) e.getCause();
  }
}
